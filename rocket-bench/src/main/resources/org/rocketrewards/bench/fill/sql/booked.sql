INSERT INTO points_booked (hour, source_id, rule_id, points, entries, awards)
SELECT date_bin('1 hour', booked_at, timestamptz '2000-01-01 00:00:00Z'), (learner_key >> 40)::integer, rule_id, sum(amount),
       count(*), count(*)
FROM entry
WHERE booked_at >= timestamptz '{today}' - interval '30 days'
GROUP BY 1, 2, 3
