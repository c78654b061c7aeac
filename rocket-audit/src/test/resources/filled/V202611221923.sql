-- The seals themselves are made by the test.
INSERT INTO seal_key (verifier_key, added_at) VALUES ('example.org/rocket+00000000+AA', '2026-11-08T10:00:00Z');
INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, request_id)
VALUES ('2026-11-08T10:00:00Z', 'system', 'rocket', 'seal.key', 'seal', '1', 'a-request');
