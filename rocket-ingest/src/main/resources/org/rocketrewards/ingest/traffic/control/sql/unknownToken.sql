-- Who tried a token that nobody has, most recently.
SELECT received_at, host(address) AS address
FROM (SELECT received_at, address, source_id, reason FROM delivery WHERE outcome = 'refused' ORDER BY id DESC LIMIT 50) d
WHERE source_id IS NULL AND reason = 'token_refused' AND received_at >= ?
LIMIT 1
