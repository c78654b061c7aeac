-- why: counting joined what it had just written with what it was to add, which the planner, knowing nothing of either,
-- did row by row: seconds for some thousand entries. A place now remembers what it was before.
-- And the leaderboards say until when they are, also while they are behind.

ALTER TABLE leaderboard_place ADD COLUMN was bigint;
COMMENT ON COLUMN leaderboard_place.was IS 'its points before the last change; null when it was new';

ALTER TABLE leaderboard_progress ADD COLUMN target_at timestamptz;
COMMENT ON COLUMN leaderboard_progress.target_at IS 'when the target was looked up';
COMMENT ON COLUMN leaderboard_progress.looked_at IS 'until when what was booked counts';
