INSERT INTO active_learners (day, source_id, learners)
SELECT (received_at AT TIME ZONE 'UTC')::date, (learner_key >> 40)::integer, count(DISTINCT learner_key)
FROM event
WHERE received_at >= timestamptz '{today}' - interval '30 days' AND learner_key IS NOT NULL
GROUP BY 1, 2
