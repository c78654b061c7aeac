INSERT INTO traffic_progress (filled_from, filled_until) VALUES (timestamptz '{today}' - interval '30 days', '{today}')
