-- Makes the leaderboards in which something changes and which are missing. Comes after changes.sql.
INSERT INTO leaderboard (source_id, course_id, period)
SELECT DISTINCT c.source_id, c.course_id, c.period FROM change c
WHERE NOT EXISTS (SELECT FROM leaderboard l
                  WHERE l.source_id = c.source_id AND l.course_id = c.course_id AND l.period = c.period)
ON CONFLICT DO NOTHING
