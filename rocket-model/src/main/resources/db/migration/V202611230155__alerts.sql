-- why: what the daily checks of the integration guide look for is raised by Rocket itself, once, until it is over; who is
-- told of it is told at least once, although the node that tells may die.
CREATE TABLE alert (
    id              bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    kind            text        NOT NULL,
    source_id       integer     REFERENCES source,
    since           timestamptz NOT NULL,
    seen_at         timestamptz NOT NULL,
    over_at         timestamptz,
    number          bigint      NOT NULL,
    usual           bigint      NOT NULL,
    minutes         integer     NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by text,
    note            text        CHECK (length(note) <= 500),
    CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
);
COMMENT ON TABLE alert IS 'what is or was wrong; one row each time, from when it was first seen until it was over';
COMMENT ON COLUMN alert.source_id IS 'null: of no source, or of no known one';
COMMENT ON COLUMN alert.seen_at IS 'when it was last found to be so';
COMMENT ON COLUMN alert.number IS 'how many deliveries, events, days, minutes or months, by kind';
COMMENT ON COLUMN alert.usual IS 'how many are usual then; 0 where that does not matter';
COMMENT ON COLUMN alert.minutes IS 'of what stretch of time; 0 where that does not matter';
CREATE UNIQUE INDEX alert_raised_once ON alert (kind, (coalesce(source_id, 0))) WHERE over_at IS NULL;

CREATE TABLE alert_notice (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    alert_id    bigint      NOT NULL REFERENCES alert,
    channel     text        NOT NULL CHECK (channel IN ('mail', 'webhook')),
    news        text        NOT NULL CHECK (news IN ('raised', 'over')),
    made_at     timestamptz NOT NULL,
    busy_until  timestamptz,
    tries       integer     NOT NULL DEFAULT 0,
    failure     text,
    sent_at     timestamptz,
    given_up_at timestamptz
);
COMMENT ON TABLE alert_notice IS 'who is told of alerts; a row stays, with what became of it';
COMMENT ON COLUMN alert_notice.busy_until IS 'until then a node is telling it, or nobody is to try again';
CREATE INDEX alert_notice_waiting ON alert_notice (id) WHERE sent_at IS NULL AND given_up_at IS NULL;
