-- The highest id that was given out and is committed; 0 before the first.
SELECT coalesce(greatest((SELECT max(id) FROM event), (SELECT max(id) FROM delivery)), 0) AS id
