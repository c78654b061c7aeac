-- A learner has a badge on as many grounds as awards that issue it are held, and thresholds reached; its history ends
-- where it stands. The badge of a rule is the same in every version that has one.
WITH issuing AS (
    SELECT k.id AS rule_id, m.rocket_badge_id
    FROM badge_mapping m
    JOIN rule_key k ON k.key = 'badge_mapping.' || m.id
    WHERE m.rocket_badge_id IS NOT NULL
    UNION
    SELECT k.id, b.id
    FROM rule_set s
    CROSS JOIN jsonb_array_elements(s.document -> 'rules') r
    JOIN rule_key k ON k.key = r ->> 'key'
    JOIN rocket_badge b ON b.key = r ->> 'badge'
), grounds AS (
    SELECT learner_key, rocket_badge_id, sum(held) AS held
    FROM (SELECT l.learner_key, i.rocket_badge_id, count(DISTINCT (l.rule_id, l.event_id)) AS held
          FROM issuing i
          JOIN claim l ON l.rule_id = i.rule_id AND l.entry_no IS NOT NULL
          GROUP BY l.learner_key, i.rocket_badge_id
          UNION ALL
          SELECT t.learner_key, b.rocket_badge_id, count(*)
          FROM threshold_reached t
          JOIN badge_threshold b ON b.id = t.threshold_id
          GROUP BY t.learner_key, b.rocket_badge_id) g
    GROUP BY learner_key, rocket_badge_id
)
SELECT 'grounds' AS problem, coalesce(c.learner_key, h.learner_key) AS learner_key,
       coalesce(c.rocket_badge_id, h.rocket_badge_id) AS rocket_badge_id, c.grounds, h.held
FROM credential c
FULL JOIN grounds h ON h.learner_key = c.learner_key AND h.rocket_badge_id = c.rocket_badge_id
WHERE coalesce(c.grounds, 0) <> coalesce(h.held, 0)
UNION ALL
SELECT 'history', c.learner_key, c.rocket_badge_id, c.grounds, c.changes
FROM credential c
LEFT JOIN credential_change l ON l.learner_key = c.learner_key AND l.rocket_badge_id = c.rocket_badge_id
    AND l.change_no = c.changes
WHERE l.change IS DISTINCT FROM CASE WHEN c.grounds > 0 THEN 'issued' ELSE 'revoked' END
