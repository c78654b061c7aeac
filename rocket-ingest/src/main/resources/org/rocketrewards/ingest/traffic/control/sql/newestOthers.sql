-- The newest deliveries of a source that brought no new event.
SELECT id, received_at, outcome, reason, detail, host(address) AS address
FROM delivery
WHERE source_id = ?
ORDER BY id DESC
LIMIT 50
