-- why: the page of rules counted a month of entries for its "awards in 30 days", seconds with millions of them, though
-- the same entries are counted by hour already. Those counts now tell awards apart from what was taken back.

ALTER TABLE points_booked ADD COLUMN awards bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN points_booked.awards IS 'entries that awarded; all entries are these and what was taken back';

UPDATE points_booked p
SET awards = c.awards
FROM (SELECT date_bin('1 hour', booked_at, timestamptz '2000-01-01 00:00:00Z') AS hour,
             (learner_key >> 40)::integer AS source_id, coalesce(rule_id, 0) AS rule_id, count(*) AS awards
      FROM entry
      WHERE kind = 'award' AND booked_at >= (SELECT min(hour) FROM points_booked)
      GROUP BY 1, 2, 3) c
WHERE p.hour = c.hour AND p.source_id = c.source_id AND p.rule_id = c.rule_id;

DROP INDEX entry_by_booking;
