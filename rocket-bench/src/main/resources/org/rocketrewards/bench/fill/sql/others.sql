INSERT INTO delivery (id, received_at, source_id, token_id, address, outcome, reason, detail, http_status, event_id,
                      event_type_id, moodle_id, actor_key, learner_key, occurred_at, took_micros)
SELECT d.id, d.at, CASE WHEN o.reason <> 'token_refused' THEN {source} END,
       CASE WHEN o.outcome <> 'refused' THEN {token} END, CASE WHEN o.outcome = 'refused' THEN '198.51.100.9'::inet
       ELSE '192.0.2.7' END, o.outcome, o.reason, NULL, o.status,
       CASE WHEN o.outcome = 'duplicate' THEN d.id - 95 END, CASE WHEN o.outcome <> 'refused' THEN t.id END,
       CASE o.outcome WHEN 'refused' THEN NULL WHEN 'duplicate' THEN d.n - 95 ELSE d.n END,
       CASE WHEN o.outcome <> 'refused' THEN d.learner_key END, CASE WHEN o.outcome <> 'refused' THEN d.learner_key END,
       CASE WHEN o.outcome <> 'refused' THEN d.at - interval '2 seconds' END, 200 + d.n * 31 % 900
FROM fill_delivery d
JOIN event_type t ON t.name = '\core\event\course_viewed'
CROSS JOIN LATERAL (SELECT CASE WHEN d.class < 95 THEN 'ignored' WHEN d.class < 98 THEN 'duplicate'
                                WHEN d.n % 20000 = 0 THEN 'failed' ELSE 'refused' END AS outcome,
                           CASE WHEN d.class < 95 THEN 'no_rule' WHEN d.class < 98 THEN 'same_event'
                                WHEN d.n % 20000 = 0 THEN 'internal_error' WHEN d.class = 98 THEN 'token_refused'
                                ELSE 'address_refused' END AS reason,
                           CASE WHEN d.class < 98 THEN 200 WHEN d.n % 20000 = 0 THEN 500 WHEN d.class = 98 THEN 401
                                ELSE 403 END AS status) o
WHERE d.class >= 90
