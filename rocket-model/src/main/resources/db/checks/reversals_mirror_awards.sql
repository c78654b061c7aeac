-- A reversal takes back exactly what the entry it names gave, from the same learner.
SELECT r.learner_key, r.entry_no, r.reverses_entry_no
FROM entry r
LEFT JOIN entry a ON a.learner_key = r.learner_key AND a.entry_no = r.reverses_entry_no
WHERE r.kind = 'reversal'
  AND (a.entry_no IS NULL OR a.entry_no >= r.entry_no OR a.amount <> r.amount
       OR a.from_account <> r.to_account OR a.to_account <> r.from_account)
