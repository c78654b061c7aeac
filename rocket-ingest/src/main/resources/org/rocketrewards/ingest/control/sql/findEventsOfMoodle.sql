-- What brought the events that have a number in Moodle, newest first. By the first column of the primary key.
SELECT d.id, d.received_at, s.name AS source, d.outcome, d.reason, d.detail, d.http_status, d.event_id,
       t.name AS event_name, d.moodle_id, d.actor_key, d.learner_key, d.occurred_at, d.points, d.flags,
       d.took_micros, host(d.address) AS address, k.prefix AS token
FROM (SELECT e.id, e.received_at, (abs(e.actor_key) >> 40)::integer AS source_id, e.token_id, e.address, e.outcome,
             e.reason, NULL::text AS detail, 200::smallint AS http_status, e.id AS event_id, e.event_type_id,
             e.moodle_id, e.actor_key, e.learner_key, e.occurred_at, e.points, e.flags, e.took_micros
      FROM event e
      WHERE e.moodle_id = ?) d
LEFT JOIN source s ON s.id = d.source_id
LEFT JOIN event_type t ON t.id = d.event_type_id
LEFT JOIN source_token k ON k.id = d.token_id
ORDER BY d.id DESC
LIMIT 10
