-- How many have each badge now; nobody counts beyond the limit.
SELECT b.key, (SELECT count(*) FROM (SELECT 1 FROM credential c
                                     WHERE c.rocket_badge_id = b.id AND c.revoked_at IS NULL
                                     LIMIT ?) held) AS holders
FROM rocket_badge b
