-- What every version does all day: an award of five points for a post of somebody new. :n is another number each time.
INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points, balance,
    content_hash, token_id, rule_set_version, outcome, decisions, fields)
VALUES (1000 + :n, 1099511628776 + :n, 1, '2026-11-20T10:00:00Z', nextval('delivery_id'), '2026-11-20T10:00:01Z',
    1099511628776 + :n, 5, 5, 17, 1, 1, 'accepted', '[]', '{"objectid": "44"}');
INSERT INTO delivery (id, received_at, source_id, token_id, outcome, reason, http_status, event_id, moodle_id, actor_key,
    learner_key, occurred_at)
VALUES (nextval('delivery_id'), '2026-11-20T10:00:02Z', 1, 1, 'duplicate', 'same_content', 200,
    currval('delivery_id') - 1, 1000 + :n, 1099511628776 + :n, 1099511628776 + :n,
    '2026-11-20T10:00:00Z');
INSERT INTO account VALUES (1099511628776 + :n, 5, 1, '2026-11-20T10:00:01Z');
INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance, occurred_at, booked_at,
    event_id, rule_id, rule_set_version)
VALUES (1099511628776 + :n, 1, nextval('entry_id'), 'award', 1, 1099511628776 + :n, 5, 5, '2026-11-20T10:00:00Z',
    '2026-11-20T10:00:01Z', currval('delivery_id') - 1, 1, 1);
INSERT INTO claim (learner_key, rule_id, key, event_id, match, moodle_id, counter, entry_no, points)
VALUES (1099511628776 + :n, 1, 'objectid=44', currval('delivery_id') - 1, 'objectid=44', 1000 + :n, 'day:2026-11-20', 1, 5);
INSERT INTO counter VALUES (1099511628776 + :n, 1, 'day:2026-11-20', 1);
INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id)
VALUES ('2026-11-20T10:00:03Z', 'person', 'admin', 'person.sign_in', 'person', 'admin');
