-- Anna (31) and Ben (32) of the first source: a forum post that was deleted again, a course, and what went wrong.
INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', '2026-10-01T08:00:00Z'),
    ('moodle-two', 'Second', '2026-10-01T08:00:00Z');
INSERT INTO source_token (source_id, prefix, hash, created_at, created_by)
VALUES (1, 'rk_abcdefgh', decode(repeat('01', 32), 'hex'), '2026-10-01T08:00:00Z', 'admin');
INSERT INTO token_use VALUES (1, '192.0.2.7', '2026-10-01T09:00:00Z', '2026-10-06T09:00:00Z', 7);
INSERT INTO allowlist_entry (source_id, network, comment, created_at, created_by)
VALUES (1, '192.0.2.0/24', 'the campus', '2026-10-01T08:00:00Z', 'admin');
INSERT INTO api_key (name, prefix, hash, role, created_at, created_by)
VALUES ('first', 'rk_api_abcd', decode(repeat('02', 32), 'hex'), 'admin', '2026-10-01T08:00:00Z', 'system');
INSERT INTO person (name, role, password_hash, created_at, password_changed_at)
VALUES ('admin', 'admin', 'PBKDF2:1:x:y', '2026-10-01T08:00:00Z', '2026-10-01T08:00:00Z');
INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, result, reason, address,
    before, after)
VALUES ('2026-10-01T08:00:00Z', 'person', 'admin', 'source.configure', 'source', 'moodle', 'done', NULL, '192.0.2.1',
        '{"title": "A"}', '{"title": "Moodle", "n": 1.50}'),
    ('2026-10-01T08:00:01Z', 'api_key', 'first', 'token.issue', 'source', 'moodle', 'refused', 'role', NULL, NULL, NULL);
UPDATE setting_version SET version = version + 1;
INSERT INTO event_type (name) VALUES ('\mod_forum\event\post_created'), ('\core\event\course_completed'),
    ('\mod_forum\event\post_deleted');
INSERT INTO rule_key (key) VALUES ('forum.posted'), ('course.completed');
INSERT INTO rule_set (version, document, note, published_at, published_by, effective_from)
VALUES (1, '{"rules": [{"key": "forum.posted", "points": 5}, {"key": "course.completed", "points": 50}]}', 'the first',
    '2026-10-01T08:00:00Z', 'system', '2026-10-01T08:00:00Z');

SELECT ensure_month('event', '2026-10-05T10:00:00Z'), ensure_month('event', '2026-11-05T10:00:00Z'),
    ensure_month('delivery', '2026-10-05T10:00:00Z'), ensure_month('delivery', '2026-11-05T10:00:00Z'),
    ensure_month('raw_body', '2026-10-05T10:00:00Z'), ensure_month('raw_body', '2026-11-05T10:00:00Z');
INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points, balance,
    content_hash, token_id, rule_set_version, course_id, took_micros, outcome, reason, address, decisions, fields)
VALUES
    (101, 1099511627807, 1, '2026-10-05T10:00:00Z', nextval('delivery_id'), '2026-10-05T10:00:01Z', 1099511627807, 5, 5,
        11, 1, 1, 7, 900, 'accepted', NULL, '192.0.2.7', '[{"rule": "forum.posted", "points": 5}]', '{"objectid": "44"}'),
    (102, 1099511627807, 2, '2026-10-06T10:00:00Z', nextval('delivery_id'), '2026-10-06T10:00:01Z', 1099511627807, 50,
        55, 12, 1, 1, 7, 900, 'accepted', NULL, '192.0.2.7', '[]', '{"courseid": "7"}'),
    (103, 1099511627807, 3, '2026-11-02T10:00:00Z', nextval('delivery_id'), '2026-11-02T10:00:01Z', 1099511627807, -5,
        50, 13, 1, 1, 7, 900, 'accepted', NULL, '192.0.2.7', '[]', '{"objectid": "44"}'),
    (104, 1099511627778, 2, '2026-11-02T10:00:02Z', nextval('delivery_id'), '2026-11-02T10:00:03Z', NULL, 0, NULL,
        14, 1, 1, 7, 900, 'quarantined', 'learner_missing', '192.0.2.7', NULL, '{"courseid": "7"}');
INSERT INTO delivery (id, received_at, source_id, token_id, address, outcome, reason, detail, http_status, event_id,
    event_type_id, moodle_id, actor_key, occurred_at)
VALUES
    (nextval('delivery_id'), '2026-10-06T10:01:00Z', 1, 1, '192.0.2.7', 'duplicate', 'same_content', NULL, 200, 2, 2,
        102, 1099511627807, '2026-10-06T10:00:00Z'),
    (nextval('delivery_id'), '2026-10-06T10:02:00Z', 1, 1, '192.0.2.7', 'ignored', 'no_rule', NULL, 200, NULL, NULL,
        105, 1099511627808, '2026-10-06T10:02:00Z'),
    (nextval('delivery_id'), '2026-11-06T10:02:00Z', NULL, NULL, '203.0.113.9', 'refused', 'token_refused', 'unknown',
        401, NULL, NULL, NULL, NULL, NULL),
    (nextval('delivery_id'), '2026-11-06T10:03:00Z', 1, 1, '192.0.2.7', 'failed', 'database_unavailable', NULL, 503,
        NULL, NULL, 106, 1099511627808, '2026-11-06T10:03:00Z');
INSERT INTO raw_body VALUES (1, '2026-10-05T10:00:01Z', 'application/json', '{"id":"101"}'),
    (3, '2026-11-02T10:00:01Z', NULL, 'id=103');
INSERT INTO refusal_count VALUES ('2026-11-06T10:02:00Z', '203.0.113.9', 'token_refused', 41);

INSERT INTO account VALUES (1099511627807, 50, 3, '2026-10-05T10:00:01Z'), (1099511627808, 0, 0, '2026-10-06T10:02:00Z');
INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance, occurred_at, booked_at,
    event_id, rule_id, rule_set_version, reverses_entry_no)
VALUES
    (1099511627807, 1, nextval('entry_id'), 'award', 1, 1099511627807, 5, 5, '2026-10-05T10:00:00Z',
        '2026-10-05T10:00:01.123456Z', 1, 1, 1, NULL),
    (1099511627807, 2, nextval('entry_id'), 'award', 1, 1099511627807, 50, 55, '2026-10-06T10:00:00Z',
        '2026-10-06T10:00:01Z', 2, 2, 1, NULL),
    (1099511627807, 3, nextval('entry_id'), 'reversal', 1099511627807, 1, 5, 50, '2026-11-02T10:00:00Z',
        '2026-11-02T10:00:01Z', 3, 1, 1, 1);
INSERT INTO claim (learner_key, rule_id, key, event_id, match, moodle_id, siblings, counter, entry_no, points, ended_by)
VALUES (1099511627807, 1, 'objectid=44', 1, 'objectid=44', 101, NULL, NULL, NULL, NULL, 103),
    (1099511627807, 2, 'courseid=7', 2, '', 102, NULL, 'day:2026-10-06', 2, 50, NULL);
INSERT INTO reversal VALUES (1099511627807, 1, 'objectid=44', 103);
INSERT INTO counter VALUES (1099511627807, 1, 'day:2026-10-05', 0), (1099511627807, 2, 'day:2026-10-06', 1);
