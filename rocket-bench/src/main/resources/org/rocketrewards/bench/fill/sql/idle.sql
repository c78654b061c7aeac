INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points, balance,
                   content_hash, token_id, rule_set_version, took_micros, outcome, reason, address, decision_form,
                   decision_parts, field_form, field_parts)
SELECT d.n, d.learner_key, t.id, d.at - interval '2 seconds', d.id, d.at,
       CASE WHEN q.waits THEN NULL ELSE d.learner_key END, 0, NULL, hashint8(d.n), {token}, 1, 700 + d.n * 31 % 9000,
       CASE WHEN q.waits THEN 'quarantined' ELSE 'accepted' END, CASE WHEN q.waits THEN 'learner_missing' END, '192.0.2.7',
       CASE WHEN NOT q.waits THEN df.id END, CASE WHEN NOT q.waits THEN E'1\x1f0' END, ff.id, E'5\x1f'
FROM fill_delivery d
JOIN event_type t ON t.name = '\core\event\dashboard_viewed'
JOIN fill_form df ON df.name = 'dashboard.viewed'
JOIN fill_form ff ON ff.name = 'fields of dashboard.viewed'
CROSS JOIN LATERAL (SELECT d.n % 1000 = 90 AS waits) q
WHERE d.class BETWEEN 85 AND 89
