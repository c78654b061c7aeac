-- What an event booked, for whichever learners, in the order of booking.
SELECT e.entry_no, e.id, e.learner_key, e.kind,
       CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END AS points,
       e.balance, e.occurred_at, e.booked_at, e.event_id, k.key AS rule, e.rule_set_version, e.reverses_entry_no
FROM entry e
LEFT JOIN rule_key k ON k.id = e.rule_id
WHERE e.event_id = ?
ORDER BY e.id
