INSERT INTO saved_view (person, page, name, query, saved_at)
VALUES ('admin', 'deliveries', 'Refused', 'outcome=refused', '2026-11-16T08:00:00Z');
