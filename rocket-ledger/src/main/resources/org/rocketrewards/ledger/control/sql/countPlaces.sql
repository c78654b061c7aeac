-- How many learners are shown who have more points than given; those left out are few and counted one by one.
SELECT (SELECT coalesce(sum(c.learners), 0) FROM leaderboard_points c WHERE c.leaderboard_id = ? AND c.points > ?)
     - (SELECT count(*) FROM leaderboard_exclusion x
        JOIN leaderboard_place p ON p.leaderboard_id = ? AND p.learner_key = x.learner_key AND p.points > ?) AS learners
