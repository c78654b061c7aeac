-- Anna gets three points more for the course, by a re-rating.
INSERT INTO rerating (simulation_id, rule_set_version, source_id, from_at, to_at, reason, state, started_at, started_by,
    alive_at, finished_at, last_event, learners, awarded)
VALUES (1, 2, 1, '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', 'decided by the board', 'done', '2026-11-10T09:00:00Z',
    'admin', '2026-11-10T09:00:00Z', '2026-11-10T09:00:01Z', 9, 1, 3);
UPDATE account SET balance = balance + 3, entries = entries + 1 WHERE learner_key = 1099511627807;
INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance, occurred_at, booked_at,
    event_id, rule_id, rule_set_version)
SELECT learner_key, entries, nextval('entry_id'), 'award', 1, learner_key, 3, balance, '2026-10-06T10:00:00Z',
    '2026-11-10T09:00:01Z', 2, 2, 2 FROM account WHERE learner_key = 1099511627807;
INSERT INTO rerating_entry SELECT learner_key, entries, 1 FROM account WHERE learner_key = 1099511627807;
