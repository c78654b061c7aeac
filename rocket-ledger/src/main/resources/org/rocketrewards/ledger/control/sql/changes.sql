-- What entries of a range of ids change in which leaderboards. A reversal counts where the award counted; what learners
-- brought with them counts in no month or week. The beginning of a statement.
WITH booked AS (
    SELECT n.learner_key, CASE WHEN n.to_account = n.learner_key THEN n.amount ELSE -n.amount END AS points,
           coalesce(o.kind, n.kind) AS kind, coalesce(o.event_id, n.event_id) AS event_id,
           coalesce(o.occurred_at, n.occurred_at) AS occurred_at
    FROM entry n
    LEFT JOIN entry o ON o.learner_key = n.learner_key AND o.entry_no = n.reverses_entry_no
    WHERE n.id > {after} AND n.id <= {upTo}),
placed AS (
    SELECT b.*, s.id AS source_id, b.occurred_at AT TIME ZONE s.time_zone AS local_time, coalesce(e.course_id, 0) AS course
    FROM booked b
    JOIN source s ON s.id = (abs(b.learner_key) >> 40)::integer
    LEFT JOIN event e ON e.id = b.event_id AND e.occurred_at = b.occurred_at),
change AS (
    SELECT p.source_id, c.course_id, t.period, p.learner_key, sum(p.points) AS points
    FROM placed p
    CROSS JOIN LATERAL (SELECT 0::bigint AS course_id UNION SELECT p.course WHERE p.course > 0) c
    CROSS JOIN LATERAL (VALUES ('all'), (to_char(p.local_time, '"month:"YYYY-MM')),
                               (to_char(p.local_time, '"week:"IYYY-"W"IW'))) t(period)
    WHERE t.period = 'all' OR p.kind <> 'import'
    GROUP BY p.source_id, c.course_id, t.period, p.learner_key)
