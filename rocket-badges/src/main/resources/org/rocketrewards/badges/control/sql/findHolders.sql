-- Who has a badge now, or had it and has it no more, by source and learner.
SELECT c.learner_key, s.name AS source, c.issued_at, c.event_id, c.revoked_at, c.revoked_by_event_id
FROM credential c
JOIN rocket_badge b ON b.id = c.rocket_badge_id
JOIN source s ON s.id = (c.learner_key >> 40)::integer
WHERE b.key = ? AND (c.revoked_at IS NULL) = CAST(? AS boolean) AND c.learner_key < ?
ORDER BY c.learner_key DESC
LIMIT ?
