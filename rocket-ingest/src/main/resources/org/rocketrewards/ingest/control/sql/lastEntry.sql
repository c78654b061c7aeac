-- The highest id of an entry; 0 before the first.
SELECT coalesce(max(id), 0) AS id FROM entry
