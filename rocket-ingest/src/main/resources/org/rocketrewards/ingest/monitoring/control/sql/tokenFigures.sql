-- When the valid tokens of the sources end that are switched on.
SELECT s.name, t.prefix, t.expires_at
FROM source_token t JOIN source s ON s.id = t.source_id
WHERE s.enabled AND t.revoked_at IS NULL AND t.expires_at > ?
ORDER BY t.id
