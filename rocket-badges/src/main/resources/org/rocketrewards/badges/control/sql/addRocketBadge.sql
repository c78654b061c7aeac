-- Makes a Rocket badge unless there is one of that key.
INSERT INTO rocket_badge (key, name, created_at, created_by)
VALUES (?, ?, ?, ?)
ON CONFLICT (key) DO NOTHING
RETURNING id
