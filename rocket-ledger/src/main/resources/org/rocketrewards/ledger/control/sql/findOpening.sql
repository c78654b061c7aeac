-- The opening balance of a learner that nobody took back.
SELECT e.entry_no
FROM entry e
LEFT JOIN entry r ON r.learner_key = e.learner_key AND r.reverses_entry_no = e.entry_no
WHERE e.learner_key = ? AND e.kind = 'import' AND r.entry_no IS NULL
LIMIT 1
