-- What a person booked is what its entries say: nothing before it is decided, and no entry of theirs without a reason.
SELECT 'points' AS problem, c.id AS correction_id, c.points, s.total
FROM correction c
LEFT JOIN (SELECT l.correction_id, sum(CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END) AS total
           FROM correction_entry l JOIN entry e USING (learner_key, entry_no)
           GROUP BY l.correction_id) s ON s.correction_id = c.id
WHERE CASE WHEN c.state = 'booked' THEN c.points IS DISTINCT FROM s.total ELSE s.total IS NOT NULL END
UNION ALL
SELECT 'no correction', e.id, CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END, NULL
FROM entry e
LEFT JOIN correction_entry l USING (learner_key, entry_no)
WHERE (e.kind IN ('adjustment', 'import') OR (e.kind = 'reversal' AND e.event_id IS NULL)) AND l.correction_id IS NULL
