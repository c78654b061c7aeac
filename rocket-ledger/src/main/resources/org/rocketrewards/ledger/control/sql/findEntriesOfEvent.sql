-- What an event booked, for whichever learners, and what people took back of it, in the order of booking.
SELECT e.entry_no, e.id, e.learner_key, e.kind,
       CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END AS points,
       e.balance, e.occurred_at, e.booked_at, e.event_id, k.key AS rule, e.rule_set_version, e.reverses_entry_no
FROM (SELECT b.* FROM entry b WHERE b.event_id = ?
      UNION ALL
      SELECT r.* FROM entry b
      JOIN entry r ON r.learner_key = b.learner_key AND r.reverses_entry_no = b.entry_no
      WHERE b.event_id = ? AND r.event_id IS NULL) e
LEFT JOIN rule_key k ON k.id = e.rule_id
ORDER BY e.id
