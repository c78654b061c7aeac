-- The account of a learner with its last entry and its source's name.
SELECT s.name, a.balance AS account_balance, a.entries, a.opened_at, e.entry_no, e.id, a.learner_key, e.kind,
       CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END AS points,
       e.balance, e.occurred_at, e.booked_at, e.event_id, k.key AS rule, e.rule_set_version, e.reverses_entry_no
FROM account a
JOIN source s ON s.id = ?
LEFT JOIN entry e ON e.learner_key = a.learner_key AND e.entry_no = a.entries
LEFT JOIN rule_key k ON k.id = e.rule_id
WHERE a.learner_key = ?
