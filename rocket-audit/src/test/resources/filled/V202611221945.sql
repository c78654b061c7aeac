UPDATE leaderboard_place SET was = points - 1 WHERE leaderboard_id = 1;
UPDATE leaderboard_progress SET target_at = '2026-11-09T08:00:00Z';
