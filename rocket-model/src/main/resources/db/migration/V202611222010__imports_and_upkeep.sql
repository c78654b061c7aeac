-- why: history is brought in from files, failed deliveries are sent again, old data leaves on time, and a learner's
-- data can be given out and made anonymous; each of these leaves a record of what was done.

ALTER TABLE event ADD COLUMN import_id integer;
COMMENT ON COLUMN event.import_id IS 'the import that brought it; null: it came to the webhook';
COMMENT ON COLUMN event.moodle_id IS 'Moodle''s id; rows of the standard log have theirs less 2^40, so that they sort before';

CREATE TABLE import_job (
    id              integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id       integer     NOT NULL REFERENCES source,
    kind            text        NOT NULL CHECK (kind IN ('events', 'standard_log')),
    file_name       text        NOT NULL,
    file_bytes      bigint      NOT NULL,
    file_sha256     bytea       NOT NULL,
    spool           text        NOT NULL,
    columns         jsonb       NOT NULL,
    state           text        NOT NULL CHECK (state IN ('checking', 'checked', 'rejected', 'running', 'paused',
                                                          'cancelled', 'done')),
    run_when_checked boolean    NOT NULL,
    rows_done       bigint      NOT NULL DEFAULT 0,
    problem         jsonb,
    checked         jsonb,
    booked          jsonb,
    created_at      timestamptz NOT NULL,
    created_by      text        NOT NULL,
    checked_at      timestamptz,
    started_at      timestamptz,
    ended_at        timestamptz
);
COMMENT ON TABLE import_job IS 'files of past events: what a dry run found in each, and how far it is booked';
COMMENT ON COLUMN import_job.columns IS 'which column of the file holds which field, where the names differ';
COMMENT ON COLUMN import_job.rows_done IS 'rows of the file that are dealt with; changes with the books, in one transaction';

CREATE TABLE import_row_error (
    import_id   integer NOT NULL REFERENCES import_job,
    row_no      bigint  NOT NULL,
    line_no     bigint  NOT NULL,
    column_name text,
    reason      text    NOT NULL,
    detail      text    NOT NULL,
    delivery_id bigint,
    PRIMARY KEY (import_id, row_no)
);
COMMENT ON TABLE import_row_error IS 'the first errors of the dry run, and every row that could not be booked';

CREATE TABLE replay (
    id           integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    delivery_id  bigint      NOT NULL,
    replayed_at  timestamptz NOT NULL,
    replayed_by  text        NOT NULL,
    outcome      text        NOT NULL,
    reason       text,
    event_id     bigint,
    points       bigint      NOT NULL DEFAULT 0
);
COMMENT ON TABLE replay IS 'append-only: what became of a failed or quarantined delivery when it was tried again';
CREATE INDEX replay_by_delivery ON replay (delivery_id);

CREATE TABLE legal_hold (
    id          integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id   integer     REFERENCES source,
    from_month  date        NOT NULL,
    to_month    date        NOT NULL CHECK (to_month >= from_month),
    reason      text        NOT NULL CHECK (reason <> ''),
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL,
    released_at timestamptz,
    released_by text
);
COMMENT ON TABLE legal_hold IS 'months of which nothing may leave or be erased; null source = all. A month leaves for all sources or for none';

CREATE TABLE retired_month (
    id           integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    table_name   text        NOT NULL CHECK (table_name IN ('event', 'delivery', 'raw_body')),
    month        date        NOT NULL,
    rows         bigint      NOT NULL,
    archive_file text        NOT NULL,
    archive_bytes bigint     NOT NULL,
    archive_sha256 bytea     NOT NULL,
    retired_at   timestamptz NOT NULL
);
COMMENT ON TABLE retired_month IS 'append-only: which partitions were dropped, and the file that holds what was in them';

CREATE TABLE erasure (
    id          integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    learner_key bigint      NOT NULL,
    erased_at   timestamptz NOT NULL,
    erased_by   text        NOT NULL,
    reason      text        NOT NULL,
    certificate jsonb       NOT NULL
);
COMMENT ON TABLE erasure IS 'append-only: whose data were made anonymous, what went and what stays and why';

-- Keeps writers out of one month while it is copied; nobody else waits.
CREATE FUNCTION hold_month(parent text, month date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    part text := parent || to_char(month, '_YYYYMM');
BEGIN
    IF parent NOT IN ('event', 'delivery', 'raw_body') OR to_regclass('public.' || quote_ident(part)) IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE %I IN SHARE MODE', part);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION hold_month(text, date) FROM PUBLIC;

-- Drops a month that was archived in the same transaction and that no legal hold keeps. Gives up rather than let
-- deliveries queue behind it.
CREATE FUNCTION retire_month(parent text, month date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '200ms' AS
$$
DECLARE
    part text := parent || to_char(month, '_YYYYMM');
BEGIN
    IF NOT EXISTS (SELECT FROM retired_month r WHERE r.table_name = parent AND r.month = retire_month.month
                   AND r.xmin::text = (pg_current_xact_id()::xid)::text) THEN
        RAISE EXCEPTION 'month % of % was not archived in this transaction', month, parent;
    END IF;
    IF EXISTS (SELECT FROM legal_hold h WHERE h.released_at IS NULL
               AND retire_month.month BETWEEN h.from_month AND h.to_month) THEN
        RAISE EXCEPTION 'month % is under a legal hold', month;
    END IF;
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', parent, part);
    EXECUTE format('DROP TABLE %I', part);
END
$$;
REVOKE ALL ON FUNCTION retire_month(text, date) FROM PUBLIC;
