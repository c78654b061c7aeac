-- A badge with a picture, for so many points; Anna reached them.
INSERT INTO rocket_badge (key, name, created_at, created_by, picture, picture_type, changed_at, changed_by)
VALUES ('gold', 'Gold', '2026-11-10T08:00:00Z', 'admin', '\x89504e47', 'image/png', '2026-11-10T08:00:00Z', 'admin');
INSERT INTO badge_threshold (rocket_badge_id, source_id, points, revocable, created_at, created_by)
VALUES (3, NULL, 50, true, '2026-11-10T08:00:00Z', 'admin');
INSERT INTO threshold_reached VALUES (1099511627807, 1, 2, '2026-10-06T10:00:00Z');
INSERT INTO credential VALUES (1099511627807, 3, 1, 1, '2026-10-06T10:00:00Z', 2, NULL, NULL);
INSERT INTO credential_change
VALUES (1099511627807, 3, 1, 'issued', '2026-10-06T10:00:00Z', '2026-11-10T08:00:01Z', 2);
