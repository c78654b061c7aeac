-- What came from a source since an instant, by day and outcome.
SELECT date_bin('1 day', slot, timestamptz '2000-01-01 00:00:00Z') AS day, outcome, sum(deliveries)::bigint AS deliveries
FROM traffic
WHERE slot >= ? AND source_id = ?
GROUP BY 1, 2
ORDER BY 1
