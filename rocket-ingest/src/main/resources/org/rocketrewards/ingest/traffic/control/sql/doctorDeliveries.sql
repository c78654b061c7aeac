-- What the newest other deliveries of a source within a stretch of time tell: repeats and refusals.
WITH newest AS MATERIALIZED (
    SELECT id, received_at, outcome, reason, detail, flags, event_id, event_type_id, token_id, host(address) AS address
    FROM delivery
    WHERE id >= ? AND id < ? AND source_id = ? AND received_at >= ? AND received_at < ?
    ORDER BY id DESC
    LIMIT 10000
), seen AS MATERIALIZED (
    SELECT n.*, k.prefix AS token, t.name AS event_name
    FROM newest n
    LEFT JOIN source_token k ON k.id = n.token_id
    LEFT JOIN event_type t ON t.id = n.event_type_id
), repeats AS (
    SELECT s.id, s.received_at, s.event_name, s.received_at - e.received_at AS after
    FROM seen s JOIN event e ON e.id = s.event_id
    WHERE s.outcome = 'duplicate' AND e.import_id IS NULL
), symptoms AS (
    SELECT 'sent_twice' AS code, id, received_at, event_name AS example FROM repeats WHERE after < interval '1 minute'
    UNION ALL
    SELECT 'sent_again', id, received_at, event_name FROM repeats WHERE after >= interval '1 minute'
    UNION ALL
    SELECT 'content_differs', id, received_at, event_name FROM seen WHERE flags & 2 <> 0
    UNION ALL
    SELECT 'token_refused', id, received_at, concat_ws(' · ', token || '…', address) FROM seen
    WHERE outcome = 'refused' AND reason = 'token_refused'
    UNION ALL
    SELECT 'address_refused', id, received_at, address FROM seen
    WHERE outcome = 'refused' AND reason = 'address_refused'
    UNION ALL
    SELECT 'rate_limited', id, received_at, address FROM seen WHERE outcome = 'refused' AND reason = 'rate_limited'
    UNION ALL
    SELECT 'body_refused', id, received_at, left(detail, 200) FROM seen
    WHERE outcome = 'refused' AND reason NOT IN
        ('token_refused', 'address_refused', 'rate_limited', 'overloaded', 'database_unavailable', 'internal_error')
    UNION ALL
    SELECT 'not_needed', id, received_at, event_name FROM seen WHERE outcome = 'ignored' AND reason = 'no_rule'
)
SELECT code, (SELECT count(*) FROM seen) AS looked, count(*) AS deliveries, max(id) AS last,
       max(received_at) AS last_at, array_to_string((array_agg(DISTINCT example))[1:5], E'\x1f') AS examples
FROM symptoms
GROUP BY code
UNION ALL
SELECT '', (SELECT count(*) FROM seen), 0, NULL, NULL, NULL
