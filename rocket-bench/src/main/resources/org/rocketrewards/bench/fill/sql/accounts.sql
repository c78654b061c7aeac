INSERT INTO account (learner_key, balance, entries, opened_at)
SELECT learner_key, sum(points), count(*), min(at) FROM fill_award GROUP BY learner_key
ORDER BY learner_key
