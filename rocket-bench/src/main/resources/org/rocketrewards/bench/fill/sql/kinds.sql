-- The kinds of event that earn, in the order in which a learner does them again and again; sums: what the first 0 to 8
-- of them come to, whichever one is begun with.
CREATE TEMP TABLE fill_kind AS
SELECT k.n, k.event, k.rule, k.points, t.id AS event_type_id, r.id AS rule_id, f.id AS decision_form,
       (SELECT array_agg((SELECT coalesce(sum(o.points), 0)::bigint
                          FROM (VALUES {kinds}) o(n, event, rule, points)
                          WHERE (o.n - k.n + 8) % 8 < j) ORDER BY j)
        FROM generate_series(0, 8) j) AS sums
FROM (VALUES {kinds}) k(n, event, rule, points)
JOIN event_type t ON t.name = k.event
JOIN rule_key r ON r.key = k.rule
JOIN fill_form f ON f.name = k.rule
