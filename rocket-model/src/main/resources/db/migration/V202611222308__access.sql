-- why: people are invited rather than made with a password that somebody else knows, sessions can be seen and ended, and
-- an API key can be confined to a part of the interface.
CREATE TABLE invitation (
    id          integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name        text        NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9._@-]{0,62}$'),
    role        text        NOT NULL CHECK (role IN ('admin', 'operator', 'auditor')),
    hash        bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at > created_at),
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    version     integer     NOT NULL DEFAULT 1,
    CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
);
-- One open invitation a name.
CREATE UNIQUE INDEX invitation_open ON invitation (name) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

CREATE TABLE person_session (
    id         text        PRIMARY KEY CHECK (length(id) BETWEEN 16 AND 64),
    person     text        NOT NULL,
    opened_at  timestamptz NOT NULL,
    active_at  timestamptz NOT NULL,
    address    text        NOT NULL,
    browser    text        NOT NULL,
    ended_at   timestamptz,
    ended_by   text
);
CREATE INDEX person_session_open ON person_session (person) WHERE ended_at IS NULL;

-- First parts of the addresses below /api/v1 that the key may call, comma separated; empty: all that its role may.
ALTER TABLE api_key ADD COLUMN scopes text NOT NULL DEFAULT '';
ALTER TABLE api_key ADD COLUMN revoked_by text;
