-- Makes the draft unless there is one.
INSERT INTO rule_set_draft (document, based_on, created_at, created_by, changed_at, changed_by)
VALUES (CAST(? AS jsonb), ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
RETURNING revision, based_on, created_at, created_by, changed_at, changed_by, document::text AS document
