-- What the awards for the events of a period come to that nothing has taken back, by rule.
SELECT k.key, sum(e.amount)
FROM entry e
JOIN rule_key k ON k.id = e.rule_id
WHERE e.learner_key >= ? AND e.learner_key < ? AND e.occurred_at >= ? AND e.occurred_at < ?
  AND e.event_id IS NOT NULL AND e.kind = 'award'
  AND NOT EXISTS (SELECT FROM entry r WHERE r.learner_key = e.learner_key AND r.reverses_entry_no = e.entry_no)
GROUP BY k.key
