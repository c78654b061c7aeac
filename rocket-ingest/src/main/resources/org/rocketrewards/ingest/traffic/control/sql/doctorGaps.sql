-- Numbers of Moodle between those that came: events that it caught for some workflow and that never arrived. A jump is a
-- restart of the counter, and what is younger than the retries last may still come.
WITH ids AS (
    (SELECT moodle_id, id, received_at FROM event
     WHERE id >= ? AND id < ? AND (abs(actor_key) >> 40)::integer = ? AND received_at >= ? AND received_at < ?
       AND import_id IS NULL AND moodle_id > 0
     ORDER BY id DESC LIMIT 10000)
    UNION ALL
    (SELECT moodle_id, id, received_at FROM delivery
     WHERE id >= ? AND id < ? AND source_id = ? AND received_at >= ? AND received_at < ? AND moodle_id > 0
     ORDER BY id DESC LIMIT 10000)
), numbers AS MATERIALIZED (
    SELECT moodle_id, min(id) AS id, min(received_at) AS received_at FROM ids GROUP BY moodle_id
), steps AS (
    SELECT moodle_id, lead(moodle_id) OVER w - moodle_id - 1 AS missing, lead(id) OVER w AS id,
           lead(received_at) OVER w AS received_at
    FROM numbers
    WINDOW w AS (ORDER BY moodle_id)
)
SELECT 'gaps' AS code, (SELECT count(*) FROM numbers) AS looked, sum(missing)::bigint AS deliveries,
       max(id) AS last, max(received_at) AS last_at,
       array_to_string((array_agg(CASE WHEN missing = 1 THEN (moodle_id + 1)::text
                                       ELSE (moodle_id + 1) || '–' || (moodle_id + missing) END
                                  ORDER BY moodle_id DESC))[1:5], E'\x1f') AS examples
FROM steps
WHERE missing BETWEEN 1 AND 1000 AND received_at < ?
HAVING count(*) > 0
