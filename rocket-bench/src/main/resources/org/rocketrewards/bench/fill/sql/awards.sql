-- What earns: one learner does one in 500 of all of it, the others take turns. Nothing is looked up: the number of an
-- award tells whose it is, how many that learner had before, and so what they come to.
CREATE TEMP VIEW fill_award AS
SELECT s.n, {first_delivery} + s.n AS id, {first_entry} + s.a + 1 AS entry_id, s.at, s.learner, s.learner_key,
       s.before + 1 AS entry_no, k.event_type_id, k.event, k.rule, k.rule_id, k.decision_form, k.points * s.worth AS points,
       (first.sums[9] * ((s.before + 1) / 8) + first.sums[(s.before + 1) % 8 + 1]) * s.worth AS balance,
       2 + s.learner % 200 AS course
FROM (SELECT d.*, ({source}::bigint << 40) + d.learner AS learner_key, 1 + d.learner * 31 % 97 AS worth,
             timestamptz '{begin}' + d.n * ({seconds}::double precision / {deliveries}) * interval '1 second' AS at
      FROM (SELECT a, a / 85 * 100 + a % 85 + 1 AS n,
                   CASE WHEN a % 500 = 0 THEN 100 ELSE 101 + m * 7919 % ({learners} - 1) END AS learner,
                   CASE WHEN a % 500 = 0 THEN a / 500 ELSE m / ({learners} - 1) END AS before
            FROM (SELECT a, a - a / 500 - 1 AS m FROM generate_series(0, {awards}::bigint - 1) a) x) d) s
JOIN fill_kind first ON first.n = s.learner % 8
JOIN fill_kind k ON k.n = (s.learner + s.before) % 8
