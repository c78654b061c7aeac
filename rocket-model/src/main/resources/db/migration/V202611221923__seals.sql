-- why: nobody, whoever administers the database included, shall change an entry or an audit record without being found
-- out. What is booked and recorded becomes leaves of a Merkle tree whose head is signed (docs/seal-format.md).

-- The sealer reads what is new in the order of ids; rows come with growing ids, so the index grows at one end only.
CREATE INDEX entry_by_id ON entry (id);

ALTER TABLE audit_record ADD COLUMN request_id text;
COMMENT ON COLUMN audit_record.request_id IS 'the X-Request-Id that the request was answered with';
-- A page of the audit trail, newest first, by whatever it is filtered by.
CREATE INDEX audit_record_by_actor ON audit_record (actor, id);
CREATE INDEX audit_record_by_action ON audit_record (action, id);
CREATE INDEX audit_record_refused ON audit_record (id) WHERE result = 'refused';
CREATE INDEX audit_record_by_time ON audit_record (recorded_at);

CREATE TABLE seal_key (
    id           integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    verifier_key text        NOT NULL UNIQUE,
    added_at     timestamptz NOT NULL
);
COMMENT ON TABLE seal_key IS 'public keys that signed checkpoints; the name of the first is the origin of the log';

CREATE TABLE seal_batch (
    batch       bigint      PRIMARY KEY,
    first_entry bigint      NOT NULL,
    last_entry  bigint      NOT NULL CHECK (last_entry >= first_entry),
    root        bytea       NOT NULL CHECK (length(root) = 32),
    sealed_at   timestamptz NOT NULL,
    entry_ids   bigint[]    NOT NULL,
    hashes      bytea       NOT NULL CHECK (length(hashes) = 32 * cardinality(entry_ids))
);
CREATE INDEX seal_batch_by_last_entry ON seal_batch (last_entry);
COMMENT ON TABLE seal_batch IS 'entries sealed together: root is that of the tree of their lines';
COMMENT ON COLUMN seal_batch.hashes IS 'the hashes of their lines, one after the other, to name the one that differs';

CREATE TABLE seal_leaf (
    position bigint PRIMARY KEY CHECK (position >= 0),
    kind     text   NOT NULL CHECK (kind IN ('batch', 'audit')),
    ref      bigint NOT NULL,
    hash     bytea  NOT NULL CHECK (length(hash) = 32),
    UNIQUE (kind, ref)
);
COMMENT ON COLUMN seal_leaf.ref IS 'seal_batch.batch or audit_record.id';

CREATE TABLE seal_node (
    level    smallint NOT NULL CHECK (level > 0),
    position bigint   NOT NULL,
    hash     bytea    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
);
COMMENT ON TABLE seal_node IS 'hashes above the leaves, once all leaves below are there; they never change';

CREATE TABLE checkpoint (
    size      bigint      PRIMARY KEY,
    signed_at timestamptz NOT NULL,
    note      text        NOT NULL
);
COMMENT ON TABLE checkpoint IS 'signed heads of the tree, as they are published';
