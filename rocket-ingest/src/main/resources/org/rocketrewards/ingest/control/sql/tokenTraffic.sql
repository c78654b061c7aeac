-- The deliveries of a stretch of ids that were taken with a token, newest first, up to a limit.
SELECT count(*) AS deliveries, count(DISTINCT event_type_id) AS event_types, count(DISTINCT address) AS addresses
FROM (
    (SELECT id, event_type_id, address FROM event
     WHERE id >= ? AND (abs(actor_key) >> 40)::integer = ? AND token_id = ? AND received_at >= ?
     ORDER BY id DESC LIMIT ?)
    UNION ALL
    (SELECT id, event_type_id, address FROM delivery
     WHERE id >= ? AND source_id = ? AND token_id = ? AND received_at >= ? AND outcome <> 'refused'
     ORDER BY id DESC LIMIT ?)
) d
