-- A file of history, a delivery that was sent again, a month that left, one that must not, and a learner forgotten.
INSERT INTO import_job (source_id, kind, file_name, file_bytes, file_sha256, spool, columns, state, run_when_checked,
    rows_done, checked, booked, created_at, created_by, checked_at, started_at, ended_at)
VALUES (1, 'events', 'history.csv', 100, decode(repeat('03', 32), 'hex'), 'spool-1', '{}', 'done', true, 1, '{}', '{}',
    '2026-11-11T08:00:00Z', 'admin', '2026-11-11T08:00:01Z', '2026-11-11T08:00:01Z', '2026-11-11T08:00:02Z');
INSERT INTO import_row_error VALUES (1, 2, 3, 'timecreated', 'invalid_field', 'Not a time.', NULL);
INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, content_hash,
    rule_set_version, outcome, decisions, import_id)
VALUES (108, 1099511627808, 2, '2026-10-08T10:00:00Z', nextval('delivery_id'), '2026-11-11T08:00:02Z', 1099511627808, 16,
    2, 'accepted', '[]', 1);
INSERT INTO replay (delivery_id, replayed_at, replayed_by, outcome, reason)
VALUES (8, '2026-11-11T09:00:00Z', 'admin', 'ignored', 'no_rule');
INSERT INTO legal_hold (source_id, from_month, to_month, reason, created_at, created_by)
VALUES (1, '2026-10-01', '2026-10-01', 'a dispute', '2026-11-11T08:00:00Z', 'admin');
INSERT INTO retired_month (table_name, month, rows, archive_file, archive_bytes, archive_sha256, retired_at)
VALUES ('raw_body', '2025-10-01', 5, 'raw_body-2025-10.csv.gz', 90, decode(repeat('04', 32), 'hex'),
    '2026-11-11T08:00:00Z');
INSERT INTO erasure (learner_key, erased_at, erased_by, reason, certificate)
VALUES (1099511627810, '2026-11-11T08:00:00Z', 'admin', 'asked for it', '{"entries": 0}');
