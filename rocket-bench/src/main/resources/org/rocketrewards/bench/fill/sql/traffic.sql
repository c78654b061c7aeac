-- What Rocket counts in the background: deliveries of the last 30 days by five minutes.
INSERT INTO traffic (slot, source_id, outcome, deliveries, within)
SELECT date_bin('5 minutes', received_at, timestamptz '2000-01-01 00:00:00Z'), source_id, outcome, count(*),
       ARRAY[count(*) FILTER (WHERE ms <= 1), count(*) FILTER (WHERE ms > 1 AND ms <= 2),
             count(*) FILTER (WHERE ms > 2 AND ms <= 5), count(*) FILTER (WHERE ms > 5 AND ms <= 10),
             0, 0, 0, 0, 0, 0, 0]::bigint[]
FROM (SELECT received_at, (abs(actor_key) >> 40)::integer AS source_id, outcome, took_micros / 1000.0 AS ms FROM event
      UNION ALL
      SELECT received_at, coalesce(source_id, 0), outcome, took_micros / 1000.0 FROM delivery) d
WHERE received_at >= timestamptz '{today}' - interval '30 days'
GROUP BY 1, 2, 3
