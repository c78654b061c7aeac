-- What an event awarded, with what took it back, if anything did.
SELECT e.learner_key, e.entry_no, e.kind, e.amount AS points, e.from_account AS other, r.entry_no AS reversed_by
FROM entry e
LEFT JOIN entry r ON r.learner_key = e.learner_key AND r.reverses_entry_no = e.entry_no
WHERE e.event_id = ? AND e.kind = 'award'
ORDER BY e.learner_key, e.entry_no
