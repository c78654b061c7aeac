-- Anna has one badge, for which there were points, and had another.
INSERT INTO rocket_badge (key, name, created_at, created_by)
VALUES ('bronze', 'Bronze', '2026-10-01T08:00:00Z', 'admin'), ('silver', 'Silver', '2026-10-01T08:00:00Z', 'admin');
INSERT INTO badge_mapping (source_id, badge_id, award_points, rocket_badge_id, created_at, created_by)
VALUES (1, '12', 10, 1, '2026-10-01T08:00:00Z', 'admin');
INSERT INTO rule_key (key) VALUES ('badge_mapping.1');
INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points, balance,
    content_hash, token_id, rule_set_version, outcome, decisions, fields)
SELECT 107, 1099511627807, 1, '2026-11-07T10:00:00Z', nextval('delivery_id'), '2026-11-07T10:00:01Z', a.learner_key, 10,
    a.balance + 10, 15, 1, 1, 'accepted', '[]', '{"objectid": "12"}' FROM account a WHERE learner_key = 1099511627807;
UPDATE account SET balance = balance + 10, entries = entries + 1 WHERE learner_key = 1099511627807;
INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance, occurred_at, booked_at,
    event_id, rule_id)
SELECT learner_key, entries, nextval('entry_id'), 'award', 1, learner_key, 10, balance, '2026-11-07T10:00:00Z',
    '2026-11-07T10:00:01Z', currval('delivery_id'), (SELECT id FROM rule_key WHERE key = 'badge_mapping.1')
FROM account WHERE learner_key = 1099511627807;
INSERT INTO claim (learner_key, rule_id, key, event_id, moodle_id, entry_no, points)
SELECT learner_key, (SELECT id FROM rule_key WHERE key = 'badge_mapping.1'), 'objectid=12', currval('delivery_id'), 107,
    entries, 10 FROM account WHERE learner_key = 1099511627807;
INSERT INTO credential VALUES
    (1099511627807, 1, 1, 1, '2026-11-07T10:00:00Z', currval('delivery_id'), NULL, NULL),
    (1099511627807, 2, 0, 2, '2026-10-05T10:00:00Z', 1, '2026-11-02T10:00:00Z', 3);
INSERT INTO credential_change VALUES
    (1099511627807, 1, 1, 'issued', '2026-11-07T10:00:00Z', '2026-11-07T10:00:01Z', currval('delivery_id')),
    (1099511627807, 2, 1, 'issued', '2026-10-05T10:00:00Z', '2026-10-05T10:00:01Z', 1),
    (1099511627807, 2, 2, 'revoked', '2026-11-02T10:00:00Z', '2026-11-02T10:00:01Z', 3);
