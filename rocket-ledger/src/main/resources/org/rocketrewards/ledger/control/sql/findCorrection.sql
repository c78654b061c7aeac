-- One correction.
SELECT c.id, c.kind, c.state, s.name AS source, c.learner_key, c.entry_no, c.event_id, c.points, c.keeps_award,
       c.occurred_at, c.reason, c.reference, c.requested_at, c.requested_by, c.decided_at, c.decided_by, c.note
FROM correction c
LEFT JOIN source s ON s.id = (abs(c.learner_key) >> 40)::integer
WHERE c.id = ?
