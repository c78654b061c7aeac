-- A key is held by at most one award; an ended claim holds none; what is held is booked and not taken back. An award
-- without points is held as an entry below 0: nothing was booked for it, or somebody took it back and left the rest.
SELECT 'two holders' AS problem, learner_key, rule_id, key, NULL::bigint AS entry_no
FROM claim WHERE entry_no IS NOT NULL
GROUP BY learner_key, rule_id, key HAVING count(DISTINCT entry_no) > 1
UNION ALL
SELECT 'ended claim holds an award', learner_key, rule_id, key, entry_no
FROM claim WHERE ended_by IS NOT NULL AND entry_no IS NOT NULL
UNION ALL
SELECT 'holds what is not booked', c.learner_key, c.rule_id, c.key, c.entry_no
FROM claim c
LEFT JOIN entry e ON e.learner_key = c.learner_key AND e.entry_no = c.entry_no AND e.kind = 'award'
LEFT JOIN entry r ON r.learner_key = c.learner_key AND r.reverses_entry_no = c.entry_no
WHERE c.entry_no IS NOT NULL AND (e.entry_no IS NULL OR r.entry_no IS NOT NULL)
  AND NOT (c.entry_no < 0 AND c.points = 0)
UNION ALL
SELECT 'live claim on a key that pays nothing', c.learner_key, c.rule_id, c.key, NULL
FROM claim c
WHERE c.ended_by IS NULL AND c.match <> ''
  AND NOT EXISTS (SELECT 1 FROM claim h JOIN claim mine ON mine.learner_key = h.learner_key
                      AND mine.rule_id = h.rule_id AND mine.key = h.key
                  WHERE mine.learner_key = c.learner_key AND mine.rule_id = c.rule_id AND mine.event_id = c.event_id
                    AND h.entry_no IS NOT NULL)
