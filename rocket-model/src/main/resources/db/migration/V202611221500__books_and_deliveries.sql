-- why: the first schema: who may deliver, what was delivered, what was decided, what was booked.
--
-- Keys of hot tables lead with, or contain, a user key: source_id << 40 | Moodle user id (negative for the
-- negative ids that Moodle uses for system actors), so that the schema can be distributed by it.
-- Instants are timestamptz, points are bigint, periods are local days of the source's time zone.

CREATE TABLE source (
    id                 integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY (MAXVALUE 8388607),
    name               text        NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    title              text        NOT NULL,
    time_zone          text        NOT NULL DEFAULT 'UTC',
    strict_attribution boolean     NOT NULL DEFAULT false,
    administrator_ids  text        NOT NULL DEFAULT '2' CHECK (administrator_ids ~ '^([0-9]+(,[0-9]+)*)?$'),
    guest_ids          text        NOT NULL DEFAULT '1' CHECK (guest_ids ~ '^([0-9]+(,[0-9]+)*)?$'),
    events_per_second  integer     CHECK (events_per_second > 0),
    enabled            boolean     NOT NULL DEFAULT true,
    created_at         timestamptz NOT NULL,
    version            integer     NOT NULL DEFAULT 1
);
COMMENT ON COLUMN source.administrator_ids IS 'Moodle user ids, comma separated: never credited in place of a learner who is not named';
COMMENT ON COLUMN source.events_per_second IS 'deliveries per second above which the source is answered 429; null = no limit';

CREATE TABLE source_token (
    id          integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id   integer     NOT NULL REFERENCES source,
    prefix      text        NOT NULL,
    hash        bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL,
    expires_at  timestamptz,
    revoked_at  timestamptz,
    version     integer     NOT NULL DEFAULT 1
);
COMMENT ON COLUMN source_token.hash IS 'SHA-256 of the token; the token itself is never stored';
CREATE INDEX source_token_by_source ON source_token (source_id);

CREATE TABLE token_use (
    token_id      integer     NOT NULL REFERENCES source_token,
    address       inet        NOT NULL,
    first_used_at timestamptz NOT NULL,
    last_used_at  timestamptz NOT NULL,
    uses          bigint      NOT NULL,
    PRIMARY KEY (token_id, address)
);

CREATE TABLE allowlist_entry (
    id         integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id  integer     NOT NULL REFERENCES source,
    network    cidr        NOT NULL,
    comment    text        NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    UNIQUE (source_id, network)
);

CREATE TABLE api_key (
    id           integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name         text        NOT NULL UNIQUE,
    prefix       text        NOT NULL,
    hash         bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    role         text        NOT NULL CHECK (role IN ('admin', 'operator', 'auditor')),
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    version      integer     NOT NULL DEFAULT 1
);

CREATE TABLE person (
    id                   integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name                 text        NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9._@-]{0,62}$'),
    role                 text        NOT NULL CHECK (role IN ('admin', 'operator', 'auditor')),
    password_hash        text        NOT NULL,
    must_change_password boolean     NOT NULL DEFAULT true,
    enabled              boolean     NOT NULL DEFAULT true,
    created_at           timestamptz NOT NULL,
    password_changed_at  timestamptz NOT NULL,
    last_sign_in_at      timestamptz,
    version              integer     NOT NULL DEFAULT 1
);

CREATE TABLE audit_record (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    recorded_at timestamptz NOT NULL,
    actor_kind  text        NOT NULL CHECK (actor_kind IN ('person', 'api_key', 'system')),
    actor       text        NOT NULL,
    action      text        NOT NULL,
    object_type text        NOT NULL,
    object_id   text        NOT NULL,
    result      text        NOT NULL DEFAULT 'done' CHECK (result IN ('done', 'refused')),
    reason      text,
    address     inet,
    before      jsonb,
    after       jsonb
);
CREATE INDEX audit_record_by_object ON audit_record (object_type, object_id, id);

-- One row that changes whenever something changes that nodes keep in memory (tokens, allowlists, rule sets).
CREATE TABLE setting_version (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL
);
INSERT INTO setting_version (version) VALUES (1);

-- Names that repeat in every row, once.
CREATE TABLE event_type (
    id   integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name text    NOT NULL UNIQUE
);
CREATE TABLE rule_key (
    id  integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    key text    NOT NULL UNIQUE
);

CREATE TABLE rule_set (
    version        integer     PRIMARY KEY,
    document       jsonb       NOT NULL,
    note           text        NOT NULL,
    published_at   timestamptz NOT NULL,
    published_by   text        NOT NULL,
    effective_from timestamptz NOT NULL
);
COMMENT ON TABLE rule_set IS 'published versions only: inserted once, never changed';

CREATE SEQUENCE delivery_id;

CREATE TABLE event (
    moodle_id        bigint      NOT NULL,
    actor_key        bigint      NOT NULL,
    event_type_id    integer     NOT NULL,
    occurred_at      timestamptz NOT NULL,
    id               bigint      NOT NULL,
    received_at      timestamptz NOT NULL,
    learner_key      bigint,
    points           bigint      NOT NULL DEFAULT 0,
    balance          bigint,
    content_hash     bigint      NOT NULL,
    token_id         integer,
    rule_set_version integer     NOT NULL,
    course_id        bigint,
    took_micros      integer     NOT NULL DEFAULT 0,
    flags            smallint    NOT NULL DEFAULT 0,
    outcome          text        NOT NULL CHECK (outcome IN ('accepted', 'quarantined')),
    reason           text,
    address          inet,
    decisions        jsonb,
    fields           jsonb,
    PRIMARY KEY (moodle_id, actor_key, event_type_id, occurred_at)
) PARTITION BY RANGE (occurred_at);
COMMENT ON TABLE event IS 'learning facts, and the record of the delivery that brought each; identity = primary key';
COMMENT ON COLUMN event.id IS 'from delivery_id, shared with delivery.id';
COMMENT ON COLUMN event.points IS 'points: net of what this event booked, negative for a reversal';
COMMENT ON COLUMN event.flags IS 'bits: 1 attributed_to_actor, 2 content_differs (deliveries only), 4 moodle_id_reused';
COMMENT ON COLUMN event.content_hash IS 'first 8 bytes of SHA-256 over the decoded fields';
CREATE INDEX event_by_id ON event (id);
CREATE INDEX event_by_learner ON event (learner_key, id);
CREATE INDEX event_quarantined ON event (id) WHERE outcome = 'quarantined';

CREATE TABLE delivery (
    id            bigint      NOT NULL,
    received_at   timestamptz NOT NULL,
    source_id     integer,
    token_id      integer,
    address       inet,
    outcome       text        NOT NULL CHECK (outcome IN ('duplicate', 'ignored', 'refused', 'failed')),
    reason        text        NOT NULL,
    detail        text,
    http_status   smallint    NOT NULL,
    event_id      bigint,
    event_type_id integer,
    moodle_id     bigint,
    actor_key     bigint,
    learner_key   bigint,
    occurred_at   timestamptz,
    flags         smallint    NOT NULL DEFAULT 0,
    took_micros   integer     NOT NULL DEFAULT 0
) PARTITION BY RANGE (received_at);
COMMENT ON TABLE delivery IS 'deliveries that brought no new event: duplicates, ignored, refused, failed';
CREATE INDEX delivery_by_id ON delivery (id);
CREATE INDEX delivery_by_event ON delivery (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX delivery_by_learner ON delivery (learner_key, id) WHERE learner_key IS NOT NULL;
CREATE INDEX delivery_by_outcome ON delivery (outcome, id);

CREATE TABLE raw_body (
    delivery_id  bigint      NOT NULL,
    received_at  timestamptz NOT NULL,
    content_type text,
    body         bytea       NOT NULL
) PARTITION BY RANGE (received_at);
COMMENT ON TABLE raw_body IS 'what came over the wire, decompressed, byte for byte';
CREATE INDEX raw_body_by_delivery ON raw_body (delivery_id);

-- Refusals at the gate once they come in floods: counted, not listed.
CREATE TABLE refusal_count (
    minute  timestamptz NOT NULL,
    address inet        NOT NULL,
    reason  text        NOT NULL,
    count   bigint      NOT NULL,
    PRIMARY KEY (minute, address, reason)
);

CREATE TABLE account (
    learner_key bigint      PRIMARY KEY,
    balance     bigint      NOT NULL DEFAULT 0,
    entries     bigint      NOT NULL DEFAULT 0,
    opened_at   timestamptz NOT NULL
);
COMMENT ON COLUMN account.entries IS 'how many entries the account has: the last entry_no';

CREATE TABLE entry (
    learner_key       bigint      NOT NULL REFERENCES account,
    entry_no          bigint      NOT NULL,
    id                bigint      NOT NULL,
    kind              text        NOT NULL CHECK (kind IN ('award', 'reversal', 'adjustment', 'expiry', 'import')),
    from_account      bigint      NOT NULL,
    to_account        bigint      NOT NULL,
    amount            bigint      NOT NULL CHECK (amount > 0),
    balance           bigint      NOT NULL,
    occurred_at       timestamptz NOT NULL,
    booked_at         timestamptz NOT NULL,
    event_id          bigint,
    rule_id           integer,
    rule_set_version  integer,
    reverses_entry_no bigint,
    PRIMARY KEY (learner_key, entry_no),
    CHECK (from_account <> to_account AND learner_key IN (from_account, to_account)),
    CHECK ((kind = 'reversal') = (reverses_entry_no IS NOT NULL))
);
COMMENT ON TABLE entry IS 'append-only; amount moves from from_account to to_account; balance is the learner''s after it';
COMMENT ON COLUMN entry.from_account IS 'a learner key, or a system account: 1 issuance, 2 adjustment, 3 expiry, 4 import';
CREATE SEQUENCE entry_id;
CREATE UNIQUE INDEX entry_reversed_once ON entry (learner_key, reverses_entry_no) WHERE reverses_entry_no IS NOT NULL;
CREATE INDEX entry_by_event ON entry (event_id) WHERE event_id IS NOT NULL;

-- Which events hold which keys ("once per course"), and what they booked. One row per claim, key and match.
CREATE TABLE claim (
    learner_key bigint  NOT NULL,
    rule_id     integer NOT NULL,
    key         text    NOT NULL,
    event_id    bigint  NOT NULL,
    match       text    NOT NULL DEFAULT '',
    moodle_id   bigint  NOT NULL,
    siblings    text,
    counter     text,
    entry_no    bigint,
    points      bigint,
    ended_by    bigint,
    PRIMARY KEY (learner_key, rule_id, key, event_id, match)
);
COMMENT ON COLUMN claim.match IS 'what a reversal finds it by, such as objectid=44; empty when the rule has no reversal';
COMMENT ON COLUMN claim.siblings IS 'the other keys of the same claim, one a line; null when it has one key';
COMMENT ON COLUMN claim.counter IS 'the counter in which this claim holds a place, null when none';
COMMENT ON COLUMN claim.entry_no IS 'the award that this claim holds now; null when it holds none';
COMMENT ON COLUMN claim.ended_by IS 'the Moodle id of the reversal that ended it; null while live';
CREATE INDEX claim_by_match ON claim (rule_id, match, learner_key) WHERE match <> '';

CREATE TABLE reversal (
    scope_key bigint  NOT NULL,
    rule_id   integer NOT NULL,
    match     text    NOT NULL,
    moodle_id bigint  NOT NULL,
    PRIMARY KEY (scope_key, rule_id, match)
);
COMMENT ON TABLE reversal IS 'the newest reversal by Moodle id of each match: claims with a lower id are ended, whenever they arrive';
COMMENT ON COLUMN reversal.scope_key IS 'a learner key, or source_id << 40: every learner of the source';

CREATE TABLE counter (
    learner_key bigint  NOT NULL,
    rule_id     integer NOT NULL,
    period      text    NOT NULL,
    used        bigint  NOT NULL,
    PRIMARY KEY (learner_key, rule_id, period)
);
COMMENT ON COLUMN counter.period IS 'such as day:2026-11-22, in the source''s time zone';

-- Makes the monthly partition of a table that holds an instant. Owned by the owner of the schema, callable by the
-- application, which may not create tables itself.
CREATE FUNCTION ensure_month(parent text, at timestamptz) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    first date := date_trunc('month', at AT TIME ZONE 'UTC')::date;
    part  text := parent || to_char(first, '_YYYYMM');
BEGIN
    IF parent NOT IN ('event', 'delivery', 'raw_body') THEN
        RAISE EXCEPTION 'not a table partitioned by month: %', parent;
    END IF;
    IF to_regclass(part) IS NOT NULL THEN
        RETURN part;
    END IF;
    PERFORM pg_advisory_xact_lock(7205, hashtext(part));
    IF to_regclass(part) IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, parent);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part,
            first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    END IF;
    RETURN part;
END
$$;
REVOKE ALL ON FUNCTION ensure_month(text, timestamptz) FROM PUBLIC;

-- Every delivery, whatever became of it.
CREATE VIEW delivery_log AS
SELECT e.id, e.received_at, (abs(e.actor_key) >> 40)::integer AS source_id, e.token_id, e.address, e.outcome, e.reason,
       NULL::text AS detail, 200::smallint AS http_status, e.id AS event_id, e.event_type_id, e.moodle_id, e.actor_key,
       e.learner_key, e.occurred_at, e.points, e.flags, e.took_micros
FROM event e
UNION ALL
SELECT d.id, d.received_at, d.source_id, d.token_id, d.address, d.outcome, d.reason,
       d.detail, d.http_status, d.event_id, d.event_type_id, d.moodle_id, d.actor_key,
       d.learner_key, d.occurred_at, 0::bigint, d.flags, d.took_micros
FROM delivery d;
