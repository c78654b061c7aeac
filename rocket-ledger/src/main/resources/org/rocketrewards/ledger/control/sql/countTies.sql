-- How many learners are shown with each number of points of a range.
SELECT c.points, c.learners - (SELECT count(*) FROM leaderboard_exclusion x
                               JOIN leaderboard_place p ON p.leaderboard_id = c.leaderboard_id
                                   AND p.learner_key = x.learner_key AND p.points = c.points) AS learners
FROM leaderboard_points c
WHERE c.leaderboard_id = ? AND c.points >= ? AND c.points <= ?
ORDER BY c.points DESC
