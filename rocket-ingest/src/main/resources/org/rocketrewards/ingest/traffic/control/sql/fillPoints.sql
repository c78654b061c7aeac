-- Sums up the entries of a stretch of time by hour and rule.
INSERT INTO points_booked (hour, source_id, rule_id, points, entries, awards)
SELECT date_bin('1 hour', booked_at, timestamptz '2000-01-01 00:00:00Z'), (learner_key >> 40)::integer,
       coalesce(rule_id, 0), sum(CASE WHEN to_account = learner_key THEN amount ELSE -amount END),
       count(*), count(*) FILTER (WHERE kind = 'award')
FROM entry
WHERE id >= ? AND id < ? AND booked_at >= ? AND booked_at < ? AND kind IN ('award', 'reversal')
GROUP BY 1, 2, 3
