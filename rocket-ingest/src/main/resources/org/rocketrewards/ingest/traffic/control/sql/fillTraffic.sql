-- Counts the deliveries of a stretch of time by five minutes.
INSERT INTO traffic (slot, source_id, outcome, deliveries, within)
SELECT date_bin('5 minutes', received_at, timestamptz '2000-01-01 00:00:00Z'), source_id, outcome, sum(n),
       ARRAY[sum(n) FILTER (WHERE ms <= 1), sum(n) FILTER (WHERE ms > 1 AND ms <= 2),
             sum(n) FILTER (WHERE ms > 2 AND ms <= 5), sum(n) FILTER (WHERE ms > 5 AND ms <= 10),
             sum(n) FILTER (WHERE ms > 10 AND ms <= 20), sum(n) FILTER (WHERE ms > 20 AND ms <= 50),
             sum(n) FILTER (WHERE ms > 50 AND ms <= 100), sum(n) FILTER (WHERE ms > 100 AND ms <= 200),
             sum(n) FILTER (WHERE ms > 200 AND ms <= 500), sum(n) FILTER (WHERE ms > 500 AND ms <= 1000),
             sum(n) FILTER (WHERE ms > 1000 AND ms <= 2000)]::bigint[]
FROM (SELECT received_at, (abs(actor_key) >> 40)::integer AS source_id, outcome, took_micros / 1000.0 AS ms, 1 AS n
      FROM event
      WHERE id >= ? AND id < ? AND received_at >= ? AND received_at < ? AND import_id IS NULL
      UNION ALL
      SELECT received_at, coalesce(source_id, 0), outcome, took_micros / 1000.0, 1
      FROM delivery
      WHERE id >= ? AND id < ? AND received_at >= ? AND received_at < ?
      UNION ALL
      SELECT minute, 0, 'refused', NULL, count FROM refusal_count WHERE minute >= ? AND minute < ?) d
GROUP BY 1, 2, 3
