-- What came since an instant, by hour and outcome, with how long it took. No source: all of them.
SELECT date_bin('1 hour', slot, timestamptz '2000-01-01 00:00:00Z') AS hour, outcome, sum(deliveries)::bigint AS deliveries,
       ARRAY[sum(within[1]), sum(within[2]), sum(within[3]), sum(within[4]), sum(within[5]), sum(within[6]),
             sum(within[7]), sum(within[8]), sum(within[9]), sum(within[10]), sum(within[11])]::text AS within
FROM traffic
WHERE slot >= ? AND ? IN (0, source_id)
GROUP BY 1, 2
ORDER BY 1
