-- The delivery with the lowest id from a given one up.
SELECT id, received_at
FROM ((SELECT id, received_at FROM event WHERE id >= ? ORDER BY id LIMIT 1)
      UNION ALL
      (SELECT id, received_at FROM delivery WHERE id >= ? ORDER BY id LIMIT 1)) d
ORDER BY id
LIMIT 1
