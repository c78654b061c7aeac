-- A badge that one learner in ten has for their points. Its threshold is no longer given: else nine in ten would get it with
-- their next event.
WITH badge AS (
    INSERT INTO rocket_badge (key, name, description, created_at, created_by)
    VALUES ('filled', 'Regular', 'Took part for months.', now(), 'fill') RETURNING id
), threshold AS (
    INSERT INTO badge_threshold (rocket_badge_id, points, revocable, enabled, created_at, created_by)
    SELECT id, 1, false, false, now(), 'fill' FROM badge RETURNING id, rocket_badge_id
), reached AS (
    INSERT INTO threshold_reached (learner_key, threshold_id, event_id, reached_at)
    SELECT a.learner_key, t.id, a.id, a.at FROM fill_award a CROSS JOIN threshold t
    WHERE a.entry_no = 1 AND a.learner % 10 = 0
    RETURNING learner_key, event_id, reached_at
), held AS (
    INSERT INTO credential (learner_key, rocket_badge_id, grounds, changes, issued_at, event_id)
    SELECT r.learner_key, b.id, 1, 1, r.reached_at, r.event_id FROM reached r CROSS JOIN badge b
    RETURNING learner_key, rocket_badge_id, issued_at, event_id
)
INSERT INTO credential_change (learner_key, rocket_badge_id, change_no, change, occurred_at, recorded_at, event_id)
SELECT learner_key, rocket_badge_id, 1, 'issued', issued_at, issued_at, event_id FROM held
