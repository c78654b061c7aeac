-- Moodle's log and the events of the time that it spans: missing here, extra here, different.
SELECT s.name AS source,
       CASE WHEN e.moodle_id IS NULL THEN 'missing' WHEN g.id IS NULL THEN 'extra' ELSE 'different' END AS difference,
       coalesce(g.id, e.moodle_id) AS moodle_id, coalesce(g.eventname, e.name) AS event_name,
       g.userid AS log_user, e.userid AS rocket_user,
       to_timestamp(g.timecreated) AS log_time, e.occurred_at AS rocket_time, e.id AS event,
       CASE WHEN e.moodle_id IS NULL THEN 'import it, if its type has a rule'
            WHEN g.id IS NULL THEN 'the log does not have it: look whether the log was cut, or Moodle restored'
            ELSE 'the same id with another type, user or time: look whether Moodle was restored' END AS what_to_do
FROM given g
FULL JOIN (SELECT v.id, v.moodle_id, t.name, v.occurred_at,
                  sign(v.actor_key) * (abs(v.actor_key) & ((1::bigint << 40) - 1)) AS userid
           FROM public.event v JOIN public.event_type t ON t.id = v.event_type_id
           WHERE abs(v.actor_key) >= ? AND abs(v.actor_key) < ? AND v.moodle_id > 0
             AND v.occurred_at >= (SELECT to_timestamp(min(timecreated)) FROM given)
             AND v.occurred_at <= (SELECT to_timestamp(max(timecreated)) FROM given)) e ON e.moodle_id = g.id
CROSS JOIN (SELECT name FROM public.source WHERE id = ?) s
WHERE (e.moodle_id IS NULL AND EXISTS (SELECT FROM public.event_type k WHERE k.name = g.eventname))
   OR g.id IS NULL OR g.eventname <> e.name OR g.userid <> e.userid
   OR to_timestamp(g.timecreated) <> e.occurred_at
ORDER BY 3
