-- One delivery, whatever became of it.
SELECT d.id, d.received_at, s.name AS source, d.outcome, d.reason, d.detail, d.http_status, d.event_id,
       t.name AS event_name, d.moodle_id, d.actor_key, d.learner_key, d.occurred_at, d.points, d.flags,
       d.took_micros, host(d.address) AS address, k.prefix AS token
FROM delivery_log d
LEFT JOIN source s ON s.id = d.source_id
LEFT JOIN event_type t ON t.id = d.event_type_id
LEFT JOIN source_token k ON k.id = d.token_id
WHERE d.id = ?
