-- How often each rule awarded since an instant.
SELECT k.key AS rule, sum(p.awards)::bigint AS awards
FROM points_booked p JOIN rule_key k ON k.id = p.rule_id
WHERE p.hour >= ?
GROUP BY k.key
HAVING sum(p.awards) > 0
