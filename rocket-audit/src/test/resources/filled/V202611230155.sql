INSERT INTO alert (kind, source_id, since, seen_at, number, usual, minutes)
VALUES ('silence', 1, '2026-11-15T08:00:00Z', '2026-11-15T08:05:00Z', 30, 0, 30);
INSERT INTO alert_notice (alert_id, channel, news, made_at) VALUES (1, 'mail', 'raised', '2026-11-15T08:00:00Z');
