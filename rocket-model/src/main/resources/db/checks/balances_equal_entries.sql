-- Every balance is the sum of its entries, and the count of entries is right.
SELECT a.learner_key, a.balance, coalesce(s.total, 0) AS total, a.entries, coalesce(s.n, 0) AS n
FROM account a
LEFT JOIN (SELECT learner_key,
                  sum(CASE WHEN to_account = learner_key THEN amount ELSE -amount END) AS total,
                  count(*) AS n
           FROM entry GROUP BY learner_key) s USING (learner_key)
WHERE a.balance <> coalesce(s.total, 0) OR a.entries <> coalesce(s.n, 0)
