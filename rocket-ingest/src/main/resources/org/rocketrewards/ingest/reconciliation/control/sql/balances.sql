-- Balances that are not the sum of their entries.
SELECT s.name AS source, abs(a.learner_key) & ((1::bigint << 40) - 1) AS learner, a.balance, coalesce(e.total, 0) AS entries_sum,
       a.entries AS entries, coalesce(e.n, 0) AS entries_found,
       'stop changes, run rocket verify, and restore from the last backup that verifies' AS what_to_do
FROM account a
JOIN source s ON s.id = (abs(a.learner_key) >> 40)::integer
LEFT JOIN (SELECT learner_key, sum(CASE WHEN to_account = learner_key THEN amount ELSE -amount END) AS total,
                  count(*) AS n
           FROM entry WHERE learner_key >= ? AND learner_key < ? GROUP BY learner_key) e USING (learner_key)
WHERE a.learner_key >= ? AND a.learner_key < ?
  AND (a.balance <> coalesce(e.total, 0) OR a.entries <> coalesce(e.n, 0))
ORDER BY a.learner_key
