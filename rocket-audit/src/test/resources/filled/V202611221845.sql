-- A second rule set that brings the first one back, and a draft of the third.
INSERT INTO rule_set (version, document, note, published_at, published_by, effective_from, restores)
SELECT 2, document, 'back', '2026-11-08T08:00:00Z', 'admin', '2026-11-08T08:00:00Z', 1 FROM rule_set WHERE version = 1;
INSERT INTO rule_set_draft (document, based_on, created_at, created_by, changed_at, changed_by)
SELECT document, 2, '2026-11-08T09:00:00Z', 'admin', '2026-11-08T09:00:00Z', 'admin' FROM rule_set WHERE version = 2;
