-- What a learner had before a moment, by one of the two moments of entries.
SELECT s.name, s.title, coalesce(sum(CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END), 0) AS balance_at,
       count(e.entry_no) AS entries
FROM account a
JOIN source s ON s.id = ?
LEFT JOIN entry e ON e.learner_key = a.learner_key AND CASE WHEN ? THEN e.booked_at ELSE e.occurred_at END < ?
WHERE a.learner_key = ?
GROUP BY s.name, s.title
