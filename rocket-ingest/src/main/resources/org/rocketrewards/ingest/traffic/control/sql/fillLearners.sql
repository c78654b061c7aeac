-- Counts the learners of a day.
INSERT INTO active_learners (day, source_id, learners)
SELECT ?::date, (learner_key >> 40)::integer, count(DISTINCT learner_key)
FROM event
WHERE id >= ? AND id < ? AND received_at >= ? AND received_at < ? AND learner_key IS NOT NULL AND import_id IS NULL
GROUP BY 2
