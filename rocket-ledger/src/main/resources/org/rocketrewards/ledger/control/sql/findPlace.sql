-- A learner's place; none without points or when left out.
SELECT p.learner_key, p.points
FROM leaderboard_place p
WHERE p.leaderboard_id = ? AND p.learner_key = ? AND p.points > 0
  AND NOT EXISTS (SELECT FROM leaderboard_exclusion x WHERE x.learner_key = p.learner_key)
