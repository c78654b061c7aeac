-- Counts what changes, and how many learners have how many points there. Comes after changes.sql.
, counted AS (
    INSERT INTO leaderboard_place (leaderboard_id, learner_key, points)
    SELECT l.id, c.learner_key, c.points
    FROM change c
    JOIN leaderboard l ON l.source_id = c.source_id AND l.course_id = c.course_id AND l.period = c.period
    ORDER BY l.id, c.learner_key
    ON CONFLICT (leaderboard_id, learner_key)
    DO UPDATE SET points = leaderboard_place.points + excluded.points, was = leaderboard_place.points
    RETURNING leaderboard_id, points, was)
INSERT INTO leaderboard_points (leaderboard_id, points, learners)
SELECT leaderboard_id, points, sum(learners)
FROM (SELECT leaderboard_id, points, 1 AS learners FROM counted
      UNION ALL
      SELECT leaderboard_id, was, -1 FROM counted WHERE was IS NOT NULL) m
GROUP BY leaderboard_id, points
HAVING sum(learners) <> 0
ON CONFLICT (leaderboard_id, points) DO UPDATE SET learners = leaderboard_points.learners + excluded.learners
