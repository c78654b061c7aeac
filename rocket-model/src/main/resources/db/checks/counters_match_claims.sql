-- A counter stands at the sum of what claims take in it: places, points, or the second of an award. A claim names its
-- counters one a line, each with its amount behind a tab unless that is 1; what stays taken after a reversal is named too.
SELECT coalesce(c.learner_key, n.learner_key) AS learner_key, coalesce(c.rule_id, n.rule_id) AS rule_id,
       coalesce(c.period, n.counter) AS period, c.used, n.taken
FROM counter c
FULL JOIN (SELECT learner_key, rule_id, split_part(line, E'\t', 1) AS counter,
                  sum(coalesce(nullif(split_part(line, E'\t', 2), ''), '1')::bigint) AS taken
           FROM (SELECT DISTINCT learner_key, rule_id, event_id, counter FROM claim WHERE counter IS NOT NULL) held,
                unnest(string_to_array(counter, E'\n')) AS line
           GROUP BY learner_key, rule_id, split_part(line, E'\t', 1)) n
    ON n.learner_key = c.learner_key AND n.rule_id = c.rule_id AND n.counter = c.period
WHERE coalesce(c.used, 0) <> coalesce(n.taken, 0)
