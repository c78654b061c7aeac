-- Adds a mapping unless an enabled one is there for the same badge and source.
INSERT INTO badge_mapping (source_id, badge_id, award_points, rocket_badge_id, created_at, created_by)
VALUES (CAST(? AS integer), ?, ?, (SELECT id FROM rocket_badge WHERE key = CAST(? AS text)), ?, ?)
ON CONFLICT DO NOTHING
RETURNING id
