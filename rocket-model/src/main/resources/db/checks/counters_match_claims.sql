-- A counter stands at the number of awards that hold a place in it.
SELECT coalesce(c.learner_key, n.learner_key) AS learner_key, coalesce(c.rule_id, n.rule_id) AS rule_id,
       coalesce(c.period, n.counter) AS period, c.used, n.places
FROM counter c
FULL JOIN (SELECT learner_key, rule_id, counter, count(DISTINCT entry_no) AS places
           FROM claim WHERE counter IS NOT NULL AND entry_no IS NOT NULL
           GROUP BY learner_key, rule_id, counter) n
    ON n.learner_key = c.learner_key AND n.rule_id = c.rule_id AND n.counter = c.period
WHERE coalesce(c.used, 0) <> coalesce(n.places, 0)
