INSERT INTO traffic VALUES ('2026-11-12T08:00:00Z', 1, 'accepted', 3, '{1,2,0,0,0,0,0,0,0,0,0}');
INSERT INTO points_booked VALUES ('2026-11-12T08:00:00Z', 1, 1, 15, 3);
INSERT INTO active_learners VALUES ('2026-11-12', 1, 2);
INSERT INTO traffic_progress (filled_from, filled_until) VALUES ('2026-11-01T00:00:00Z', '2026-11-12T08:05:00Z');
