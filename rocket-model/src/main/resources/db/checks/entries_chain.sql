-- Entries of an account are numbered 1, 2, 3 … and each balance follows from the one before.
SELECT learner_key, entry_no, balance, expected, position
FROM (SELECT learner_key, entry_no, balance,
             sum(CASE WHEN to_account = learner_key THEN amount ELSE -amount END)
                 OVER (PARTITION BY learner_key ORDER BY entry_no) AS expected,
             row_number() OVER (PARTITION BY learner_key ORDER BY entry_no) AS position
      FROM entry) t
WHERE balance <> expected OR entry_no <> position
