-- Simulations from one number up to below another, newest first.
SELECT m.id, m.rule_set, s.name AS source, m.from_at, m.to_at, m.state, m.started_at, m.started_by, m.finished_at,
       m.events, m.events_read, m.failure, m.result
FROM simulation m
JOIN source s ON s.id = m.source_id
WHERE m.id >= ? AND m.id < ?
ORDER BY m.id DESC
LIMIT ?
