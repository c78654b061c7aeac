-- What the newest events of a source carry. Reads a fixed number of rows, by the index on source and id.
WITH newest AS (
    SELECT id, received_at, event_type_id, stored_json(fields, field_form, field_parts) AS fields
    FROM event
    WHERE (abs(actor_key) >> 40)::integer = ?
    ORDER BY id DESC
    LIMIT 200
)
SELECT count(*) AS looked,
       count(*) FILTER (WHERE jsonb_exists(fields, 'relateduserid')) AS carry_learner,
       count(*) FILTER (WHERE jsonb_exists(fields, 'contextinstanceid')) AS carry_context,
       count(DISTINCT event_type_id) AS event_types,
       max(id) AS newest,
       max(received_at) AS newest_at
FROM newest
