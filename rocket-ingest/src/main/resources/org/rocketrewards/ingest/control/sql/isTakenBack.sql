-- 1 when each award that an event booked for a learner was taken back, 0 when not; no row when it booked none.
SELECT CASE WHEN bool_and(EXISTS (SELECT 1 FROM entry r
                                  WHERE r.learner_key = e.learner_key AND r.reverses_entry_no = e.entry_no))
       THEN 1 ELSE 0 END AS taken_back
FROM entry e
WHERE e.learner_key = ? AND e.event_id = ? AND e.kind = 'award'
HAVING count(*) > 0
