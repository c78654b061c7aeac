INSERT INTO simulation (rule_set, source_id, from_at, to_at, state, started_at, started_by, alive_at, finished_at, events,
    result)
VALUES ('draft', 1, '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', 'done', '2026-11-10T08:00:00Z', 'admin',
    '2026-11-10T08:00:00Z', '2026-11-10T08:00:01Z', 2, '{"learners": 1}');
INSERT INTO simulation_learner VALUES (1, 1099511627807, 55, 60, '{"forum.posted": 5}', '{"forum.posted": 10}', 1);
