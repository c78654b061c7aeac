-- A leaderboard by what it is about; no row before anything counts in it.
SELECT l.id, p.looked_at
FROM leaderboard_progress p
LEFT JOIN leaderboard l ON l.source_id = ? AND l.course_id = ? AND l.period = ?
