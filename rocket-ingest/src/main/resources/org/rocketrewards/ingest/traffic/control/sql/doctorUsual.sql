-- How many events a source sent in a stretch of time, up to a number that is enough to know.
SELECT count(*) AS usual
FROM (SELECT 1 FROM event
      WHERE id >= ? AND id < ? AND (abs(actor_key) >> 40)::integer = ? AND received_at >= ? AND received_at < ?
        AND import_id IS NULL
      LIMIT 1000) e
