-- Seven points for Ben by hand; a second wish waits, a third one was refused.
INSERT INTO correction (kind, state, learner_key, points, reason, idempotency_key, requested_at, requested_by,
    decided_at, decided_by)
VALUES ('adjustment', 'booked', 1099511627808, 7, 'helped', 'k1', '2026-11-09T08:00:00Z', 'admin',
        '2026-11-09T08:00:00Z', 'admin'),
    ('adjustment', 'waiting', 1099511627808, 9, 'helped more', NULL, '2026-11-09T08:00:00Z', 'admin', NULL, NULL),
    ('adjustment', 'refused', 1099511627808, 99, 'too much', NULL, '2026-11-09T08:00:00Z', 'admin',
        '2026-11-09T09:00:00Z', 'second');
UPDATE account SET balance = balance + 7, entries = entries + 1 WHERE learner_key = 1099511627808;
INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance, occurred_at, booked_at)
SELECT learner_key, entries, nextval('entry_id'), 'adjustment', 2, learner_key, 7, balance, '2026-11-09T08:00:00Z',
    '2026-11-09T08:00:00Z' FROM account WHERE learner_key = 1099511627808;
INSERT INTO correction_entry SELECT learner_key, entries, 1 FROM account WHERE learner_key = 1099511627808;
