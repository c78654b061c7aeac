-- Numbers of points that bring a badge, in the order in which they were made.
SELECT t.id, s.name AS source, b.key AS badge, t.points, t.revocable::integer AS revocable,
       t.enabled::integer AS enabled, t.created_at, t.created_by
FROM badge_threshold t
JOIN rocket_badge b ON b.id = t.rocket_badge_id
LEFT JOIN source s ON s.id = t.source_id
ORDER BY t.id
