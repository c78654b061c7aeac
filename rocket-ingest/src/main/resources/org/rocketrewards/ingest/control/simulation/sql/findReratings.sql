-- Re-ratings from one number up to below another, newest first.
SELECT m.id, m.simulation_id, m.rule_set_version, s.name AS source, m.from_at, m.to_at, m.reason, m.state, m.started_at,
       m.started_by, m.finished_at, m.learners, m.skipped, m.awarded, m.taken_back, m.failure
FROM rerating m
JOIN source s ON s.id = m.source_id
WHERE m.id >= ? AND m.id < ?
ORDER BY m.id DESC
LIMIT ?
