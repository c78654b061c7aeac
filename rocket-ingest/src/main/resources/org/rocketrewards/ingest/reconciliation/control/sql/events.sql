-- Events whose entries are not what they say they booked, and entries whose event is not there.
SELECT s.name AS source, coalesce(v.id, e.event_id) AS event, v.points AS event_points,
       e.total AS entries_sum,
       CASE WHEN v.id IS NULL
            THEN 'the event has left by retention or is lost: look for it in the archive'
            ELSE 'compare the event with its entries; book an adjustment that names both' END AS what_to_do
FROM (SELECT id, points FROM event
      WHERE points <> 0 AND abs(actor_key) >= ? AND abs(actor_key) < ?) v
FULL JOIN (SELECT event_id, min(learner_key) AS learner_key,
                  sum(CASE WHEN to_account = learner_key THEN amount ELSE -amount END) AS total
           FROM entry WHERE event_id IS NOT NULL AND learner_key >= ? AND learner_key < ?
           GROUP BY event_id) e ON e.event_id = v.id
CROSS JOIN (SELECT name FROM source WHERE id = ?) s
WHERE v.points IS DISTINCT FROM e.total AND NOT (v.id IS NULL AND e.total = 0)
ORDER BY 2
