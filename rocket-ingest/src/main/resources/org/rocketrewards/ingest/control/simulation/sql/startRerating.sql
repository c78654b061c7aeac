-- Applies what a finished simulation of a published version showed, once.
INSERT INTO rerating (simulation_id, rule_set_version, source_id, from_at, to_at, reason, started_at, started_by, alive_at)
SELECT id, rule_set::integer, source_id, from_at, to_at, ?, ?, ?, ?
FROM simulation
WHERE id = ? AND state = 'done' AND rule_set <> 'draft'
ON CONFLICT DO NOTHING
RETURNING id
