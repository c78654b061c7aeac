-- What the awards for the events of a period come to that nothing has taken back, beside what a simulation found.
INSERT INTO simulation_learner (simulation_id, learner_key, booked, booked_rules)
SELECT ?, learner_key, sum(points), jsonb_object_agg(rule, points)
FROM (SELECT e.learner_key, k.key AS rule, sum(e.amount) AS points
      FROM entry e
      JOIN rule_key k ON k.id = e.rule_id
      WHERE e.learner_key >= ? AND e.learner_key < ? AND e.occurred_at >= ? AND e.occurred_at < ?
        AND e.event_id IS NOT NULL AND e.kind = 'award'
        AND NOT EXISTS (SELECT FROM entry r
                        WHERE r.learner_key = e.learner_key AND r.reverses_entry_no = e.entry_no)
      GROUP BY e.learner_key, k.key) r
GROUP BY learner_key
ON CONFLICT (simulation_id, learner_key)
DO UPDATE SET booked = excluded.booked, booked_rules = excluded.booked_rules
