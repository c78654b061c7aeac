-- What a correction booked, for whichever learners, in the order of booking.
SELECT e.entry_no, e.id, e.learner_key, e.kind,
       CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END AS points,
       e.balance, e.occurred_at, e.booked_at, e.event_id, k.key AS rule, e.rule_set_version, e.reverses_entry_no
FROM correction_entry l
JOIN entry e USING (learner_key, entry_no)
LEFT JOIN rule_key k ON k.id = e.rule_id
WHERE l.correction_id = ?
ORDER BY e.id
