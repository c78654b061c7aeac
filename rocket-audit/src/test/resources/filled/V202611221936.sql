INSERT INTO leaderboard (source_id, course_id, period) VALUES (1, 0, 'all'), (1, 7, 'month:2026-11');
INSERT INTO leaderboard_place VALUES (1, 1099511627807, 60), (1, 1099511627808, 7);
INSERT INTO leaderboard_points VALUES (1, 60, 1), (1, 7, 1);
INSERT INTO leaderboard_progress (entry_id, target_entry_id, horizon, looked_at)
VALUES (4, 5, pg_current_xact_id(), '2026-11-09T08:00:00Z');
INSERT INTO leaderboard_exclusion VALUES (1099511627809, 'teacher', '2026-11-09T08:00:00Z', 'admin');
