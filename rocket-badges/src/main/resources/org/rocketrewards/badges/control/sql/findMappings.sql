-- Badge mappings in the order in which they were made; all of them for a null id.
SELECT m.id, m.source_id, s.name AS source, m.badge_id, m.award_points, b.key AS rocket_badge,
       m.enabled::integer AS enabled, m.created_at, m.created_by, m.version
FROM badge_mapping m
LEFT JOIN source s ON s.id = m.source_id
LEFT JOIN rocket_badge b ON b.id = m.rocket_badge_id
WHERE CAST(? AS integer) IS NULL OR m.id = CAST(? AS integer)
ORDER BY m.id
