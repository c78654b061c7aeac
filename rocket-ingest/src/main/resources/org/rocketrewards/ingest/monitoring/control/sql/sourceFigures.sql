-- Each source that is switched on, and when its newest event was received.
SELECT s.id, s.name,
       (SELECT e.received_at FROM event e
        WHERE (abs(e.actor_key) >> 40)::integer = s.id AND e.import_id IS NULL
        ORDER BY e.id DESC LIMIT 1) AS newest_at
FROM source s
WHERE s.enabled
ORDER BY s.id
