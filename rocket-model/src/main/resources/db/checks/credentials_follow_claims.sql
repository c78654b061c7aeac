-- A learner has a badge for as many grounds as awards of its mappings are held; its history ends where it stands.
SELECT 'grounds' AS problem, coalesce(c.learner_key, h.learner_key) AS learner_key,
       coalesce(c.rocket_badge_id, h.rocket_badge_id) AS rocket_badge_id, c.grounds, h.held
FROM credential c
FULL JOIN (SELECT l.learner_key, m.rocket_badge_id, count(DISTINCT (l.rule_id, l.event_id)) AS held
           FROM badge_mapping m
           JOIN rule_key k ON k.key = 'badge_mapping.' || m.id
           JOIN claim l ON l.rule_id = k.id AND l.entry_no IS NOT NULL
           WHERE m.rocket_badge_id IS NOT NULL
           GROUP BY l.learner_key, m.rocket_badge_id) h
    ON h.learner_key = c.learner_key AND h.rocket_badge_id = c.rocket_badge_id
WHERE coalesce(c.grounds, 0) <> coalesce(h.held, 0)
UNION ALL
SELECT 'history', c.learner_key, c.rocket_badge_id, c.grounds, c.changes
FROM credential c
LEFT JOIN credential_change l ON l.learner_key = c.learner_key AND l.rocket_badge_id = c.rocket_badge_id
    AND l.change_no = c.changes
WHERE l.change IS DISTINCT FROM CASE WHEN c.grounds > 0 THEN 'issued' ELSE 'revoked' END
