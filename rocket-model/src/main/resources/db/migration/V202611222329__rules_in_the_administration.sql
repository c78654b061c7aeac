-- why: the page of rules tells how often each awarded in the last 30 days, and the page of a badge who holds it; without
-- these both read everything there is. Entries are only added, in the order in which they are booked, so that a summary
-- of blocks is enough and costs next to nothing to keep.

CREATE INDEX entry_by_booking ON entry USING brin (booked_at);
CREATE INDEX credential_by_badge ON credential (rocket_badge_id, learner_key);
