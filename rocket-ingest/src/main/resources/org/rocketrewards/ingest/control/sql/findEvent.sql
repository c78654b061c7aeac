-- One event with the names that its numbers stand for.
SELECT e.id, s.name AS source, e.moodle_id, t.name AS event_name, e.actor_key, e.occurred_at, e.received_at, e.outcome,
       e.reason, e.learner_key, e.flags, e.course_id, e.rule_set_version, e.points, e.balance,
       stored_json(e.decisions, e.decision_form, e.decision_parts) AS decisions,
       stored_json(e.fields, e.field_form, e.field_parts) AS fields
FROM event e
JOIN event_type t ON t.id = e.event_type_id
LEFT JOIN source s ON s.id = (abs(e.actor_key) >> 40)::integer
WHERE e.id = ?
