-- why: a version of the rule set can be applied to events of the past: by further entries, with a reason, once.

CREATE TABLE rerating (
    id               integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    simulation_id    integer     NOT NULL UNIQUE,
    rule_set_version integer     NOT NULL REFERENCES rule_set,
    source_id        integer     NOT NULL REFERENCES source,
    from_at          timestamptz NOT NULL,
    to_at            timestamptz NOT NULL,
    reason           text        NOT NULL,
    state            text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
    started_at       timestamptz NOT NULL,
    started_by       text        NOT NULL,
    alive_at         timestamptz NOT NULL,
    finished_at      timestamptz,
    last_event       bigint      NOT NULL DEFAULT 0,
    learners         bigint      NOT NULL DEFAULT 0,
    skipped          bigint      NOT NULL DEFAULT 0,
    awarded          bigint      NOT NULL DEFAULT 0,
    taken_back       bigint      NOT NULL DEFAULT 0,
    failure          text
);
COMMENT ON COLUMN rerating.simulation_id IS 'what was shown before; simulations are forgotten after a while';
COMMENT ON COLUMN rerating.last_event IS 'events that arrived later are decided by the version that was in force then';
COMMENT ON COLUMN rerating.skipped IS 'learners whose books cannot be explained by their events, so that nothing was changed';

CREATE TABLE rerating_entry (
    learner_key bigint  NOT NULL,
    entry_no    bigint  NOT NULL,
    rerating_id integer NOT NULL REFERENCES rerating,
    PRIMARY KEY (learner_key, entry_no),
    FOREIGN KEY (learner_key, entry_no) REFERENCES entry
);
COMMENT ON TABLE rerating_entry IS 'append-only: entries that name an event but were booked later than it, by a re-rating';
