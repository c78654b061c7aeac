-- Changes the draft if it is still in the state that the change is meant for.
UPDATE rule_set_draft
SET document = CAST(? AS jsonb), based_on = coalesce(CAST(? AS integer), based_on),
    revision = nextval('rule_set_draft_revision'), changed_at = ?, changed_by = ?
WHERE revision = ?
RETURNING revision, based_on, created_at, created_by, changed_at, changed_by, document::text AS document
