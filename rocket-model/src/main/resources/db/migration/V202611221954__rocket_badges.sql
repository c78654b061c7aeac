-- why: a Rocket badge is made and edited by itself, has a picture, and can be what a number of points brings.

ALTER TABLE rocket_badge
    ADD COLUMN picture      bytea CHECK (length(picture) <= 262144),
    ADD COLUMN picture_type text CHECK (picture_type IN ('image/png', 'image/jpeg', 'image/svg+xml')),
    ADD COLUMN changed_at   timestamptz,
    ADD COLUMN changed_by   text,
    ADD CHECK ((picture IS NULL) = (picture_type IS NULL));

CREATE TABLE badge_threshold (
    id              integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    rocket_badge_id integer     NOT NULL REFERENCES rocket_badge,
    source_id       integer     REFERENCES source,
    points          bigint      NOT NULL CHECK (points > 0),
    revocable       boolean     NOT NULL,
    enabled         boolean     NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL,
    created_by      text        NOT NULL,
    version         integer     NOT NULL DEFAULT 1
);
COMMENT ON TABLE badge_threshold IS 'never changed but to be disabled';
COMMENT ON COLUMN badge_threshold.source_id IS 'null = all sources';
COMMENT ON COLUMN badge_threshold.revocable IS 'whether the badge goes again when the balance falls below';
CREATE UNIQUE INDEX badge_threshold_once ON badge_threshold (coalesce(source_id, 0), rocket_badge_id) WHERE enabled;

CREATE TABLE threshold_reached (
    learner_key  bigint      NOT NULL,
    threshold_id integer     NOT NULL REFERENCES badge_threshold,
    event_id     bigint      NOT NULL,
    reached_at   timestamptz NOT NULL,
    PRIMARY KEY (learner_key, threshold_id)
);
COMMENT ON TABLE threshold_reached IS 'a ground for the badge: there while the learner has it for the points';
