-- Disables a mapping that is enabled.
UPDATE badge_mapping SET enabled = false, version = version + 1 WHERE id = ? AND enabled RETURNING id
