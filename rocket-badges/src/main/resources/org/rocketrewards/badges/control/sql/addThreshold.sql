-- Adds a threshold unless an enabled one is there for the same badge and source.
INSERT INTO badge_threshold (source_id, points, revocable, created_at, created_by, rocket_badge_id)
SELECT CAST(? AS integer), ?, ?, ?, ?, id FROM rocket_badge WHERE key = ?
ON CONFLICT DO NOTHING
RETURNING id
