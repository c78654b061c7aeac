-- why: what other rules would have done to the events of a period is found out before they are published.

CREATE TABLE simulation (
    id           integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    rule_set     text        NOT NULL,
    source_id    integer     NOT NULL REFERENCES source,
    from_at      timestamptz NOT NULL,
    to_at        timestamptz NOT NULL,
    state        text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
    cancel       boolean     NOT NULL DEFAULT false,
    started_at   timestamptz NOT NULL,
    started_by   text        NOT NULL,
    alive_at     timestamptz NOT NULL,
    finished_at  timestamptz,
    events       bigint      NOT NULL DEFAULT 0,
    events_read  bigint      NOT NULL DEFAULT 0,
    last_event   bigint      NOT NULL DEFAULT 0,
    result       jsonb,
    failure      text,
    CHECK (from_at < to_at)
);
COMMENT ON COLUMN simulation.rule_set IS 'number of a published version, or draft';
COMMENT ON COLUMN simulation.alive_at IS 'when the node that works on it last said so; one that is silent is dead';

CREATE TABLE simulation_learner (
    simulation_id   integer NOT NULL REFERENCES simulation ON DELETE CASCADE,
    learner_key     bigint  NOT NULL,
    booked          bigint  NOT NULL DEFAULT 0,
    simulated       bigint  NOT NULL DEFAULT 0,
    booked_rules    jsonb   NOT NULL DEFAULT '{}',
    simulated_rules jsonb   NOT NULL DEFAULT '{}',
    position        bigint,
    PRIMARY KEY (simulation_id, learner_key)
);
COMMENT ON TABLE simulation_learner IS 'once done, only learners for whom something is different';
COMMENT ON COLUMN simulation_learner.position IS 'the higher, the larger the difference';
CREATE INDEX simulation_learner_by_position ON simulation_learner (simulation_id, position);
