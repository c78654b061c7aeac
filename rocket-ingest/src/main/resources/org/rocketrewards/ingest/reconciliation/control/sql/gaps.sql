-- Moodle ids between which nothing came.
WITH ids AS (
    SELECT moodle_id, occurred_at FROM event
    WHERE moodle_id > 0 AND abs(actor_key) >= ? AND abs(actor_key) < ?
    UNION
    SELECT moodle_id, occurred_at FROM delivery WHERE moodle_id > 0 AND source_id = ?
), steps AS (
    SELECT moodle_id, occurred_at, lead(moodle_id) OVER w AS next_id, lead(occurred_at) OVER w AS next_at
    FROM (SELECT moodle_id, min(occurred_at) AS occurred_at FROM ids GROUP BY moodle_id) i
    WINDOW w AS (ORDER BY moodle_id)
)
SELECT s.name AS source, moodle_id + 1 AS first_missing, next_id - 1 AS last_missing, next_id - moodle_id - 1 AS missing,
       occurred_at AS after_event_at, next_at AS before_event_at,
       'look in Moodle under Event Trigger whether these were sent; export and import those that were not' AS what_to_do
FROM steps CROSS JOIN (SELECT name FROM source WHERE id = ?) s
WHERE next_id > moodle_id + 1
ORDER BY moodle_id
