-- Finds what is wrong now and keeps it: what is raised already is seen again. Returns what was not raised before, which
-- is what no transaction has touched yet.
WITH given AS MATERIALIZED (
    SELECT g.now, date_bin('5 minutes', g.now, timestamptz '2000-01-01 00:00:00Z') AS slot, g.token_days, g.overdue
    FROM (SELECT ?::timestamptz AS now, ?::integer AS token_days, ?::integer AS overdue) g
), sources AS MATERIALIZED (
    SELECT id, created_at FROM source WHERE enabled
), recent AS (
    SELECT t.source_id, sum(t.deliveries) AS n, sum(t.deliveries) FILTER (WHERE t.outcome = 'failed') AS failed,
           sum(t.deliveries) FILTER (WHERE t.outcome = 'refused') AS refused
    FROM given g JOIN traffic t ON t.slot > g.slot - interval '15 minutes' AND t.slot <= g.slot
    GROUP BY t.source_id
), stretches (hours, least) AS (
    VALUES (1, 10), (6, 4), (24, 2)
), counted AS MATERIALIZED (
    SELECT w.hours, k.week, t.source_id, sum(t.deliveries)::bigint AS n
    FROM given g CROSS JOIN stretches w CROSS JOIN generate_series(0, 4) k (week)
    JOIN traffic t ON t.slot >= g.slot - k.week * interval '7 days' - w.hours * interval '1 hour'
                  AND t.slot < g.slot - k.week * interval '7 days'
                  AND t.outcome <> 'refused'
    GROUP BY 1, 2, 3
), usual AS (
    -- weeks from before the source, or from before what is counted, do not count
    SELECT s.id AS source_id, w.hours, w.least, count(*) AS weeks, min(coalesce(c.n, 0)) AS usual_from,
           max(coalesce(c.n, 0)) AS usual_to
    FROM given g CROSS JOIN traffic_progress p CROSS JOIN sources s CROSS JOIN stretches w
    CROSS JOIN generate_series(1, 4) k (week)
    LEFT JOIN counted c ON c.source_id = s.id AND c.hours = w.hours AND c.week = k.week
    WHERE g.slot - k.week * interval '7 days' - w.hours * interval '1 hour' >= greatest(s.created_at, p.filled_from)
      AND p.filled_until > g.now - interval '2 hours'
    GROUP BY 1, 2, 3
), now_and_usual AS (
    SELECT u.*, coalesce(c.n, 0) AS n
    FROM usual u LEFT JOIN counted c ON c.source_id = u.source_id AND c.hours = u.hours AND c.week = 0
), quarantine AS (
    SELECT t.source_id, sum(t.deliveries) FILTER (WHERE t.slot > g.slot - interval '1 hour') AS n,
           coalesce(sum(t.deliveries) FILTER (WHERE t.slot <= g.slot - interval '1 hour'), 0) / 167.0 AS hourly
    FROM given g JOIN traffic t ON t.slot > g.slot - interval '7 days' AND t.slot <= g.slot
                               AND t.outcome = 'quarantined'
    GROUP BY t.source_id
), symptoms (kind, source_id, number, usual, minutes) AS (
    SELECT 'deliveries_failed', source_id, failed, 0, 15 FROM recent WHERE failed > 0
    UNION ALL
    -- of strangers there is always some noise
    SELECT 'deliveries_refused', source_id, refused, 0, 15 FROM recent
    WHERE refused >= CASE source_id WHEN 0 THEN 60 ELSE 10 END AND refused * 20 >= n
    UNION ALL
    (SELECT DISTINCT ON (u.source_id) 'source_silent', u.source_id, 0, u.usual_from, u.hours * 60
     FROM now_and_usual u CROSS JOIN given g
     WHERE u.n = 0 AND u.usual_from >= u.least
       AND coalesce((SELECT e.received_at FROM event e
                     WHERE (abs(e.actor_key) >> 40)::integer = u.source_id AND e.import_id IS NULL
                     ORDER BY e.id DESC LIMIT 1), '-infinity') < g.slot - u.hours * interval '1 hour'
     ORDER BY u.source_id, u.hours DESC)
    UNION ALL
    SELECT 'volume_high', source_id, n, usual_to, 60 FROM now_and_usual
    WHERE hours = 1 AND weeks >= 2 AND n > 3 * usual_to + 100
    UNION ALL
    SELECT 'volume_low', source_id, n, usual_from, 60 FROM now_and_usual
    WHERE hours = 1 AND weeks >= 2 AND n > 0 AND usual_from >= 40 AND n * 4 < usual_from
    UNION ALL
    SELECT 'quarantine_grows', source_id, n, ceil(hourly), 60 FROM quarantine WHERE n >= 10 AND n >= 3 * hourly
    UNION ALL
    -- not where a successor lasts longer: its rotation is under way
    SELECT 'token_ends', s.id, greatest(0, ceil(extract(epoch FROM max(t.expires_at) - g.now) / 86400)), 0, 0
    FROM given g CROSS JOIN sources s JOIN source_token t ON t.source_id = s.id AND t.revoked_at IS NULL
    GROUP BY s.id, g.now, g.token_days
    HAVING bool_and(t.expires_at IS NOT NULL) AND max(t.expires_at) <= g.now + g.token_days * interval '1 day'
    UNION ALL
    SELECT 'sealing_stuck', 0, trunc(extract(epoch FROM g.now - b.booked_at) / 60), 0, 0
    FROM given g CROSS JOIN (SELECT booked_at FROM entry
                             WHERE id > coalesce((SELECT max(last_entry) FROM seal_batch), 0)
                             ORDER BY id LIMIT 1) b
    WHERE b.booked_at < g.now - interval '10 minutes'
    UNION ALL
    SELECT 'retention_stuck', 0, overdue, 0, 0 FROM given WHERE overdue > 0
)
INSERT INTO alert AS known (kind, source_id, since, seen_at, number, usual, minutes)
SELECT s.kind, nullif(s.source_id, 0), g.now, g.now, s.number, s.usual, s.minutes
FROM symptoms s CROSS JOIN given g
WHERE s.source_id = 0 OR s.source_id IN (SELECT id FROM sources)
ON CONFLICT (kind, (coalesce(source_id, 0))) WHERE over_at IS NULL
DO UPDATE SET seen_at = excluded.seen_at, number = excluded.number, usual = excluded.usual, minutes = excluded.minutes
RETURNING id, xmax = 0 AS raised
