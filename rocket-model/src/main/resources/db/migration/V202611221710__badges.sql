-- why: a Moodle badge may be worth points of its own and issue a Rocket badge; both can be taken back.

CREATE TABLE rocket_badge (
    id          integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    key         text        NOT NULL UNIQUE CHECK (key ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
    name        text        NOT NULL,
    description text        NOT NULL DEFAULT '',
    criteria    text        NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL,
    version     integer     NOT NULL DEFAULT 1
);

CREATE TABLE badge_mapping (
    id              integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id       integer     REFERENCES source,
    badge_id        text        NOT NULL CHECK (badge_id <> ''),
    award_points    bigint      NOT NULL CHECK (award_points >= 0),
    rocket_badge_id integer     REFERENCES rocket_badge,
    enabled         boolean     NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL,
    created_by      text        NOT NULL,
    version         integer     NOT NULL DEFAULT 1
);
COMMENT ON TABLE badge_mapping IS 'never changed but to be disabled: awards name the mapping by its rule, badge_mapping.<id>';
COMMENT ON COLUMN badge_mapping.source_id IS 'null = all sources';
COMMENT ON COLUMN badge_mapping.badge_id IS 'number, name or idnumber of the Moodle badge, as an administrator wrote it';
CREATE UNIQUE INDEX badge_mapping_once ON badge_mapping (coalesce(source_id, 0), badge_id) WHERE enabled;

CREATE TABLE credential (
    learner_key         bigint      NOT NULL,
    rocket_badge_id     integer     NOT NULL REFERENCES rocket_badge,
    grounds             integer     NOT NULL CHECK (grounds >= 0),
    changes             integer     NOT NULL CHECK (changes > 0),
    issued_at           timestamptz NOT NULL,
    event_id            bigint      NOT NULL,
    revoked_at          timestamptz,
    revoked_by_event_id bigint,
    PRIMARY KEY (learner_key, rocket_badge_id),
    CHECK ((grounds = 0) = (revoked_at IS NOT NULL)),
    CHECK ((revoked_at IS NULL) = (revoked_by_event_id IS NULL))
);
COMMENT ON COLUMN credential.grounds IS 'how many awards that issue the badge the learner holds; 0 = revoked';
COMMENT ON COLUMN credential.changes IS 'how many rows of credential_change it has: the last change_no';
COMMENT ON COLUMN credential.issued_at IS 'when what it was issued for last happened';

CREATE TABLE credential_change (
    learner_key     bigint      NOT NULL,
    rocket_badge_id integer     NOT NULL,
    change_no       integer     NOT NULL,
    change          text        NOT NULL CHECK (change IN ('issued', 'revoked')),
    occurred_at     timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    event_id        bigint      NOT NULL,
    PRIMARY KEY (learner_key, rocket_badge_id, change_no),
    FOREIGN KEY (learner_key, rocket_badge_id) REFERENCES credential
);
COMMENT ON TABLE credential_change IS 'append-only: how a credential became what it is';

COMMENT ON COLUMN claim.entry_no IS
    'the award that this claim holds now; null when it holds none, -1 when the award gave a badge and no points';
