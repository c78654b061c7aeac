-- Published versions from one number up to below another, newest first, and until when each of them holds.
SELECT version, note, published_at, published_by, effective_from, restores, jsonb_array_length(document -> 'rules') AS rules,
       (SELECT min(n.effective_from) FROM rule_set n
        WHERE n.effective_from > r.effective_from
           OR (n.effective_from = r.effective_from AND n.version > r.version)) AS effective_until
FROM rule_set r
WHERE version >= ? AND version < ?
ORDER BY version DESC
LIMIT ?
