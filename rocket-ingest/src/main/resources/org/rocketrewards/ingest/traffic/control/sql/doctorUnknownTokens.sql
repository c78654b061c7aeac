-- Deliveries with a token that no source has, from where a source delivers.
SELECT 'unknown_token' AS code, 0::bigint AS looked, count(*) AS deliveries, max(d.id) AS last,
       max(d.received_at) AS last_at, array_to_string((array_agg(DISTINCT host(d.address)))[1:5], E'\x1f') AS examples
FROM (SELECT id, received_at, address FROM delivery
      WHERE outcome = 'refused' AND id >= ? AND id < ? AND source_id IS NULL AND reason = 'token_refused'
        AND received_at >= ?
      ORDER BY id DESC LIMIT 10000) d
WHERE d.address IN (SELECT u.address FROM token_use u JOIN source_token k ON k.id = u.token_id WHERE k.source_id = ?)
HAVING count(*) > 0
