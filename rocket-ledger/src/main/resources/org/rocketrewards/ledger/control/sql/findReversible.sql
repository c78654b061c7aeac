-- An entry of a learner with what took it back, if anything did.
SELECT e.learner_key, e.entry_no, e.kind,
       CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END AS points,
       CASE WHEN e.to_account = e.learner_key THEN e.from_account ELSE e.to_account END AS other,
       r.entry_no AS reversed_by
FROM entry e
LEFT JOIN entry r ON r.learner_key = e.learner_key AND r.reverses_entry_no = e.entry_no
WHERE e.learner_key = ? AND e.entry_no = ?
