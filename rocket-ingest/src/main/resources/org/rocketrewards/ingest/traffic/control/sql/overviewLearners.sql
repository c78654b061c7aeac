-- How many learners were active, by day.
SELECT day::text AS day, sum(learners)::bigint AS learners
FROM active_learners
WHERE day >= (?::timestamptz AT TIME ZONE 'UTC')::date AND ? IN (0, source_id)
GROUP BY 1
