-- A learner's entries of a period, by one of their two moments, in the order in which they count.
SELECT e.entry_no, e.kind, CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END AS points,
       e.occurred_at, e.booked_at, e.event_id, t.name AS event_name, v.course_id, k.key AS rule, e.reverses_entry_no,
       c.reason, c.reference
FROM entry e
LEFT JOIN rule_key k ON k.id = e.rule_id
LEFT JOIN event v ON v.id = e.event_id AND v.occurred_at = e.occurred_at
LEFT JOIN event_type t ON t.id = v.event_type_id
LEFT JOIN correction_entry l ON l.learner_key = e.learner_key AND l.entry_no = e.entry_no
LEFT JOIN correction c ON c.id = l.correction_id
WHERE e.learner_key = ?
  AND CASE WHEN ? THEN e.booked_at ELSE e.occurred_at END >= ?
  AND CASE WHEN ? THEN e.booked_at ELSE e.occurred_at END < ?
ORDER BY CASE WHEN ? THEN e.booked_at ELSE e.occurred_at END, e.entry_no
LIMIT ?
