-- why: who runs a staging Moodle beside the real one has to see at a glance which one a page is about.

ALTER TABLE source ADD COLUMN environment text NOT NULL DEFAULT '' CHECK (length(environment) <= 20);
COMMENT ON COLUMN source.environment IS 'short label such as Staging; empty for the real one';
