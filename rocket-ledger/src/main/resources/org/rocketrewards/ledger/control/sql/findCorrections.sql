-- Corrections, newest first: below an id, in any state or one, of any source or one, of any
-- learner or one.
SELECT c.id, c.kind, c.state, s.name AS source, c.learner_key, c.entry_no, c.event_id, c.points, c.keeps_award,
       c.occurred_at, c.reason, c.reference, c.requested_at, c.requested_by, c.decided_at, c.decided_by, c.note
FROM correction c
LEFT JOIN source s ON s.id = (abs(c.learner_key) >> 40)::integer
WHERE c.id < ? AND (?::text IS NULL OR c.state = ?) AND (?::text IS NULL OR s.name = ?)
  AND (?::bigint IS NULL OR c.learner_key = ?)
ORDER BY c.id DESC
LIMIT ?
