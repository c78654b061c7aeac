-- The newest delivery of a source that was taken.
SELECT max(id) AS last, max(received_at) AS last_at
FROM ((SELECT id, received_at FROM event
       WHERE (abs(actor_key) >> 40)::integer = ? AND import_id IS NULL ORDER BY id DESC LIMIT 1)
      UNION ALL
      (SELECT id, received_at FROM delivery
       WHERE source_id = ? AND outcome <> 'refused' ORDER BY id DESC LIMIT 1)) d
