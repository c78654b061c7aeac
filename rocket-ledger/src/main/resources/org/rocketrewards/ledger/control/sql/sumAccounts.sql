-- What the accounts hold in all. Balances of system accounts are derived from the entries.
SELECT a.accounts, a.learners, e.entries, e.issuance, e.adjustment, e.expiry, e.imported
FROM (SELECT count(*) AS accounts, coalesce(sum(balance), 0) AS learners FROM account) a,
     (SELECT count(*) AS entries,
             coalesce(sum(CASE WHEN to_account = 1 THEN amount WHEN from_account = 1 THEN -amount END), 0) AS issuance,
             coalesce(sum(CASE WHEN to_account = 2 THEN amount WHEN from_account = 2 THEN -amount END), 0) AS adjustment,
             coalesce(sum(CASE WHEN to_account = 3 THEN amount WHEN from_account = 3 THEN -amount END), 0) AS expiry,
             coalesce(sum(CASE WHEN to_account = 4 THEN amount WHEN from_account = 4 THEN -amount END), 0) AS imported
      FROM entry) e
