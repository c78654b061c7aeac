INSERT INTO seal_witness VALUES ('mail', 3, '2026-11-12T08:00:00Z', NULL);
