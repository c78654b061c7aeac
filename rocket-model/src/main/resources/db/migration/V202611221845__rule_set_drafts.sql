-- why: administrators prepare the next rule set as a draft, publish it from a moment on, and go back to an older one.

CREATE SEQUENCE rule_set_draft_revision;

CREATE TABLE rule_set_draft (
    one        boolean     PRIMARY KEY DEFAULT true CHECK (one),
    document   jsonb       NOT NULL,
    based_on   integer     NOT NULL REFERENCES rule_set,
    revision   bigint      NOT NULL DEFAULT nextval('rule_set_draft_revision'),
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL
);
COMMENT ON TABLE rule_set_draft IS 'the one draft; gone when it is published or given up';
COMMENT ON COLUMN rule_set_draft.revision IS 'another one after every change, never used again, also not by the next draft';

ALTER TABLE rule_set
    ADD COLUMN restores integer REFERENCES rule_set,
    ADD CONSTRAINT rule_set_not_in_the_past CHECK (effective_from >= published_at);
COMMENT ON COLUMN rule_set.restores IS 'the older version that this one has the rules of; null when it came from a draft';
