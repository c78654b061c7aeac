-- What an event says it booked is what its entries say, without those of a re-rating; of events that have left by
-- retention, or are just leaving, only the entries are here.
SELECT coalesce(e.id, s.event_id) AS event_id, e.points, s.total
FROM (SELECT id, points FROM event WHERE points <> 0) e
FULL JOIN (SELECT event_id, sum(CASE WHEN to_account = learner_key THEN amount ELSE -amount END) AS total,
                  min(occurred_at) AS occurred_at
           FROM entry n WHERE event_id IS NOT NULL
             AND NOT EXISTS (SELECT FROM rerating_entry r WHERE r.learner_key = n.learner_key AND r.entry_no = n.entry_no)
           GROUP BY event_id) s ON s.event_id = e.id
WHERE e.points IS DISTINCT FROM s.total AND NOT (e.id IS NULL AND s.total = 0)
  AND NOT (e.id IS NULL AND EXISTS (SELECT FROM retired_month r WHERE r.table_name = 'event'
                                    AND r.month = date_trunc('month', s.occurred_at AT TIME ZONE 'UTC')::date))
  AND NOT (e.id IS NULL
           AND to_regclass(to_char(s.occurred_at AT TIME ZONE 'UTC', '"event_"YYYYMM"_leaving"')) IS NOT NULL)
