-- What the bodies of the newest events show of their templates. Bytes are compared as escaped text, whatever they are.
WITH seen AS MATERIALIZED (
    SELECT id FROM event
    WHERE id >= ? AND id < ? AND (abs(actor_key) >> 40)::integer = ? AND received_at >= ? AND received_at < ?
      AND import_id IS NULL
    ORDER BY id DESC
    LIMIT 2000
), bodies AS MATERIALIZED (
    SELECT r.delivery_id AS id, r.received_at, encode(r.body, 'escape') AS body,
           position('"eventname":"\' IN encode(r.body, 'escape')) > 0 AS plain
    FROM seen JOIN raw_body r ON r.delivery_id = seen.id
), symptoms AS (
    SELECT 'json_encoding' AS code, id, received_at, NULL::text AS example FROM bodies WHERE plain
    UNION ALL
    SELECT 'json_damage', b.id, b.received_at, left(k[1], 60)
    FROM bodies b CROSS JOIN regexp_matches(b.body, '[{,]"([^"]{1,200})":', 'g') k
    WHERE b.plain AND k[1] !~ ('^(id|eventid|eventname|component|action|target|object(table|id)|crud|edulevel'
        || '|context(id|level|instanceid)|userid|relateduserid|realuserid|courseid|anonymous|timecreated|origin|ip|other'
        || '|wwwroot|wwwroot_domain|user_roles|(other|user|course|category|cohort|cm|role)_[a-z0-9_]+)$')
    UNION ALL
    SELECT 'literal_placeholder', b.id, b.received_at, '{' || p[1] || '}'
    FROM bodies b CROSS JOIN regexp_matches(b.body, '[":= ]\{([a-z][a-z0-9_]{0,60})\}', 'g') p
    WHERE p[1] <> 'eventid'
)
SELECT code, (SELECT count(*) FROM bodies) AS looked, count(DISTINCT id) AS deliveries, max(id) AS last,
       max(received_at) AS last_at, array_to_string((array_agg(DISTINCT example))[1:5], E'\x1f') AS examples
FROM symptoms
GROUP BY code
UNION ALL
SELECT '', (SELECT count(*) FROM bodies), 0, NULL, NULL, NULL
