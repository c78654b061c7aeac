-- What learners have is what the system accounts gave: over all accounts together nothing was made or lost.
SELECT t.learners, t.system
FROM (SELECT (SELECT coalesce(sum(balance), 0) FROM account) AS learners,
             (SELECT coalesce(sum(CASE WHEN to_account BETWEEN 1 AND 4 THEN amount ELSE 0 END)
                            - sum(CASE WHEN from_account BETWEEN 1 AND 4 THEN amount ELSE 0 END), 0) FROM entry) AS system) t
WHERE t.learners + t.system <> 0
