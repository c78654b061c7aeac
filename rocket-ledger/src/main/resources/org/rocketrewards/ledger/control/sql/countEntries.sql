-- Counts entries of a range of ids in their leaderboards, and how many learners have how many points there.
WITH booked AS (
    SELECT n.learner_key, CASE WHEN n.to_account = n.learner_key THEN n.amount ELSE -n.amount END AS points,
           coalesce(o.kind, n.kind) AS kind, coalesce(o.event_id, n.event_id) AS event_id,
           coalesce(o.occurred_at, n.occurred_at) AS occurred_at
    FROM entry n
    LEFT JOIN entry o ON o.learner_key = n.learner_key AND o.entry_no = n.reverses_entry_no
    WHERE n.id > {after} AND n.id <= {upTo}),
placed AS (
    SELECT b.*, s.id AS source_id, b.occurred_at AT TIME ZONE s.time_zone AS local_time, coalesce(e.course_id, 0) AS course
    FROM booked b
    JOIN source s ON s.id = (abs(b.learner_key) >> 40)::integer
    LEFT JOIN event e ON e.id = b.event_id AND e.occurred_at = b.occurred_at),
change AS (
    SELECT p.source_id, c.course_id, t.period, p.learner_key, sum(p.points) AS points
    FROM placed p
    CROSS JOIN LATERAL (SELECT 0::bigint AS course_id UNION SELECT p.course WHERE p.course > 0) c
    CROSS JOIN LATERAL (VALUES ('all'), (to_char(p.local_time, '"month:"YYYY-MM')),
                               (to_char(p.local_time, '"week:"IYYY-"W"IW'))) t(period)
    WHERE t.period = 'all' OR p.kind <> 'import'
    GROUP BY p.source_id, c.course_id, t.period, p.learner_key),
counted AS (
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
