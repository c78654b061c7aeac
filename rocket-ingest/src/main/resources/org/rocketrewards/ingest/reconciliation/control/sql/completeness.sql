-- What became of all that came, per month of the event, in UTC.
WITH forms AS MATERIALIZED (
    SELECT id, substring(text FROM '"reason":"([^"]*)"') AS reason FROM json_form
)
SELECT s.name AS source, to_char(month, 'YYYY-MM') AS month, outcome, reason, count(*) AS deliveries,
       coalesce(sum(points), 0) AS points
FROM (
    SELECT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month, points,
           CASE WHEN outcome = 'accepted' AND points <> 0 THEN 'awarded'
                WHEN outcome = 'accepted' THEN 'not_awarded' ELSE outcome END AS outcome,
           CASE WHEN outcome = 'accepted' AND points <> 0 THEN ''
                WHEN outcome = 'accepted' THEN coalesce(f.reason, decisions -> 0 ->> 'reason', '')
                ELSE coalesce(e.reason, '') END
               AS reason
    FROM event e LEFT JOIN forms f ON f.id = e.decision_form
    WHERE abs(actor_key) >= ? AND abs(actor_key) < ?
    UNION ALL
    SELECT date_trunc('month', coalesce(occurred_at, received_at) AT TIME ZONE 'UTC'), 0, outcome, reason
    FROM delivery WHERE source_id = ?
    UNION ALL
    SELECT date_trunc('month', next_at AT TIME ZONE 'UTC'), 0, 'missing', 'gap_in_ids'
    FROM (SELECT moodle_id, lead(moodle_id) OVER w AS next_id, lead(occurred_at) OVER w AS next_at
          FROM (SELECT moodle_id, min(occurred_at) AS occurred_at
                FROM (SELECT moodle_id, occurred_at FROM event
                      WHERE moodle_id > 0 AND abs(actor_key) >= ? AND abs(actor_key) < ?
                      UNION ALL
                      SELECT moodle_id, occurred_at FROM delivery WHERE moodle_id > 0 AND source_id = ?) i
                GROUP BY moodle_id) j
          WINDOW w AS (ORDER BY moodle_id)) k
    CROSS JOIN LATERAL generate_series(1, least(next_id - moodle_id - 1, 100000))
    WHERE next_id > moodle_id + 1
) t CROSS JOIN (SELECT name FROM source WHERE id = ?) s
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
