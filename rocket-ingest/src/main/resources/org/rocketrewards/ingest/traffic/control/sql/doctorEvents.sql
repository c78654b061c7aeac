-- What the newest events of a source within a stretch of time suffer from: one row a symptom, with evidence. Fields and
-- decisions are large and looked at once, so that what all symptoms are read from stays small. Names of fields, and reasons,
-- stand in the forms.
WITH newest AS MATERIALIZED (
    SELECT id, received_at, occurred_at, flags, reason, event_type_id, decisions, decision_form, decision_parts, fields,
           field_form
    FROM event
    WHERE id >= ? AND id < ? AND (abs(actor_key) >> 40)::integer = ? AND received_at >= ? AND received_at < ?
      AND import_id IS NULL
    ORDER BY id DESC
    LIMIT 10000
), forms AS MATERIALIZED (
    SELECT id, strpos(text, '"relateduserid":') > 0 AS names_learner,
           strpos(text, '"reason":"key_field_missing"') > 0 AS keyless,
           strpos(text, '"reason":"filter_field_missing"') > 0 AS unfiltered
    FROM json_form
), seen AS MATERIALIZED (
    SELECT n.id, n.received_at, n.occurred_at, n.flags, n.reason, t.name AS event_name,
           n.reason IN ('actor_is_administrator', 'actor_is_cron')
               AND NOT coalesce(f.names_learner, jsonb_exists(n.fields, 'relateduserid'), false) AS unnamed,
           coalesce(d.keyless, n.decisions @> '[{"reason":"key_field_missing"}]') AS keyless,
           CASE WHEN coalesce(d.unfiltered, n.decisions @> '[{"reason":"filter_field_missing"}]')
               THEN stored_json(n.decisions, n.decision_form, n.decision_parts) END AS unfiltered
    FROM newest n
    JOIN event_type t ON t.id = n.event_type_id
    LEFT JOIN forms d ON d.id = n.decision_form
    LEFT JOIN forms f ON f.id = n.field_form
), symptoms AS (
    SELECT 'learner_not_named' AS code, id, received_at, event_name AS example FROM seen
    WHERE flags & 1 <> 0 OR unnamed
    UNION ALL
    SELECT 'learner_missing', id, received_at, event_name FROM seen WHERE reason = 'learner_missing'
    UNION ALL
    SELECT 'key_field_missing', id, received_at, event_name FROM seen WHERE keyless
    UNION ALL
    SELECT 'filter_field_missing', s.id, s.received_at, d.value ->> 'field'
    FROM seen s CROSS JOIN jsonb_array_elements(s.unfiltered) d
    WHERE d.value ->> 'reason' = 'filter_field_missing'
    UNION ALL
    SELECT 'clock_ahead', id, received_at, extract(epoch FROM occurred_at - received_at)::bigint || ' s' FROM seen
    WHERE occurred_at > received_at + interval '5 seconds'
    UNION ALL
    SELECT 'clock_behind', id, received_at, lag || ' s'
    FROM (SELECT id, received_at, min(extract(epoch FROM received_at - occurred_at)::bigint) OVER () AS lag,
                 count(*) OVER () AS events FROM seen) l
    WHERE events >= 20 AND lag BETWEEN 90 AND 86400
    UNION ALL
    SELECT 'late', id, received_at, (extract(epoch FROM received_at - occurred_at)::bigint / 60) || ' min'
    FROM (SELECT id, received_at, occurred_at, min(received_at - occurred_at) OVER () AS soonest FROM seen) l
    WHERE received_at - occurred_at > interval '15 minutes' AND soonest < interval '90 seconds'
    UNION ALL
    SELECT 'id_reused', id, received_at, event_name FROM seen WHERE flags & 4 <> 0
)
SELECT code, (SELECT count(*) FROM seen) AS looked, count(DISTINCT id) AS deliveries, max(id) AS last,
       max(received_at) AS last_at, array_to_string((array_agg(DISTINCT example))[1:5], E'\x1f') AS examples
FROM symptoms
GROUP BY code
UNION ALL
SELECT '', (SELECT count(*) FROM seen), 0, NULL, NULL, NULL
