-- why: people correct the books by further entries, with a reason, and where it is wanted only once a second one agrees.

CREATE TABLE correction (
    id              bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    kind            text        NOT NULL CHECK (kind IN ('adjustment', 'reversal', 'event_reversal', 'opening_balance')),
    state           text        NOT NULL CHECK (state IN ('waiting', 'booked', 'refused')),
    learner_key     bigint,
    entry_no        bigint,
    event_id        bigint,
    points          bigint,
    keeps_award     boolean     NOT NULL DEFAULT false,
    occurred_at     timestamptz,
    reason          text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    reference       text        CHECK (length(reference) BETWEEN 1 AND 200),
    idempotency_key text        CHECK (length(idempotency_key) BETWEEN 1 AND 100),
    requested_at    timestamptz NOT NULL,
    requested_by    text        NOT NULL,
    decided_at      timestamptz,
    decided_by      text,
    note            text        CHECK (length(note) BETWEEN 1 AND 1000),
    CHECK ((state = 'waiting') = (decided_at IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((kind = 'event_reversal') = (learner_key IS NULL)),
    CHECK ((kind = 'event_reversal') = (event_id IS NOT NULL)),
    CHECK ((kind = 'reversal') = (entry_no IS NOT NULL)),
    CHECK (kind IN ('reversal', 'event_reversal') OR points <> 0)
);
COMMENT ON TABLE correction IS 'what people book or want to: asked for once, decided once, never deleted';
COMMENT ON COLUMN correction.points IS 'as asked for; of a reversal what it booked in all, null until then';
COMMENT ON COLUMN correction.keeps_award IS 'a reversal takes the points only: the key stays used, the place in the cap taken, the badge issued';
COMMENT ON COLUMN correction.occurred_at IS 'the moment it counts for; null = when it is booked';
CREATE UNIQUE INDEX correction_once ON correction (requested_by, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX correction_waiting ON correction (id) WHERE state = 'waiting';
CREATE INDEX correction_by_learner ON correction (learner_key, id) WHERE learner_key IS NOT NULL;

CREATE TABLE correction_entry (
    learner_key   bigint NOT NULL,
    entry_no      bigint NOT NULL,
    correction_id bigint NOT NULL REFERENCES correction,
    PRIMARY KEY (learner_key, entry_no),
    FOREIGN KEY (learner_key, entry_no) REFERENCES entry
);
COMMENT ON TABLE correction_entry IS 'append-only: which entries a correction booked';
CREATE INDEX correction_entry_by_correction ON correction_entry (correction_id);

COMMENT ON COLUMN claim.entry_no IS
    'the award that this claim holds now; null when it holds none, below 0 when it holds one without points: -1 when it only gave a badge, -n-1 when somebody took back the points of entry n';
COMMENT ON COLUMN claim.ended_by IS
    'the Moodle id of the reversal that ended it, its own when somebody took the award back; null while live';
