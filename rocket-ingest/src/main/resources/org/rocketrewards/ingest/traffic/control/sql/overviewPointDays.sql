-- What was booked since an instant, by day and rule.
SELECT (p.hour AT TIME ZONE 'UTC')::date::text AS day, coalesce(k.key, '') AS rule, sum(p.points)::bigint AS points
FROM points_booked p LEFT JOIN rule_key k ON k.id = p.rule_id
WHERE p.hour >= ? AND ? IN (0, p.source_id)
GROUP BY 1, 2
