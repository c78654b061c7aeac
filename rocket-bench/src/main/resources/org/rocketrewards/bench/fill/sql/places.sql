WITH earned AS (
    SELECT learner_key, course, points, (at - interval '2 seconds') AT TIME ZONE s.time_zone AS local_time
    FROM fill_award CROSS JOIN (SELECT time_zone FROM source WHERE id = {source}) s
), place AS (
    SELECT 0 AS course, 'all' AS period, learner_key, sum(points) AS points FROM earned GROUP BY learner_key
    UNION ALL
    SELECT course, 'all', learner_key, sum(points) FROM earned GROUP BY course, learner_key
    UNION ALL
    SELECT 0, to_char(local_time, '"month:"YYYY-MM'), learner_key, sum(points) FROM earned GROUP BY 2, 3
    UNION ALL
    SELECT 0, to_char(local_time, '"week:"IYYY-"W"IW'), learner_key, sum(points) FROM earned GROUP BY 2, 3
), board AS (
    INSERT INTO leaderboard (source_id, course_id, period)
    SELECT DISTINCT {source}, course, period FROM place
    RETURNING id, course_id, period
)
INSERT INTO leaderboard_place (leaderboard_id, learner_key, points)
SELECT b.id, p.learner_key, p.points FROM place p JOIN board b ON b.course_id = p.course AND b.period = p.period
ORDER BY b.id, p.learner_key
