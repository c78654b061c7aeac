-- How many came in the same hours of the four weeks before, the fewest and the most of each. Weeks from before the first
-- delivery do not count.
SELECT hour, min(n) AS usual_from, max(n) AS usual_to
FROM (SELECT h AS hour, w, (SELECT coalesce(sum(deliveries), 0)::bigint FROM traffic
                            WHERE slot >= h - w * interval '7 days' AND slot < h - w * interval '7 days' + interval '1 hour'
                              AND ? IN (0, source_id)) AS n
      FROM generate_series(?::timestamptz, ?::timestamptz, interval '1 hour') h CROSS JOIN generate_series(1, 4) w
      WHERE h - w * interval '7 days' >= (SELECT min(slot) FROM traffic)) u
GROUP BY hour
