-- A learner's credentials with their history, a row for each change.
SELECT b.key, b.name, b.description, b.criteria, c.issued_at, c.event_id, c.revoked_at, c.revoked_by_event_id,
       l.change, l.occurred_at, l.recorded_at, l.event_id AS change_event_id
FROM credential c
JOIN rocket_badge b ON b.id = c.rocket_badge_id
JOIN credential_change l ON l.learner_key = c.learner_key AND l.rocket_badge_id = c.rocket_badge_id
WHERE c.learner_key = ?
ORDER BY b.key, l.change_no
