INSERT INTO leaderboard_points (leaderboard_id, points, learners)
SELECT leaderboard_id, points, count(*) FROM leaderboard_place GROUP BY leaderboard_id, points
