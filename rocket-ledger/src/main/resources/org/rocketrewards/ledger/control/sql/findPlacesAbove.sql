-- Places just above one that is given, nearest first.
SELECT p.learner_key, p.points
FROM leaderboard_place p
WHERE p.leaderboard_id = ? AND p.points >= ? AND (p.points > ? OR p.learner_key < ?)
  AND NOT EXISTS (SELECT FROM leaderboard_exclusion x WHERE x.learner_key = p.learner_key)
ORDER BY p.points, p.learner_key DESC
LIMIT ?
