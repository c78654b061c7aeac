-- why: points that a person books reach a threshold too, and then no event brought the badge or took it back.

ALTER TABLE credential ALTER COLUMN event_id DROP NOT NULL;
ALTER TABLE credential DROP CONSTRAINT credential_check1;
ALTER TABLE credential ADD CHECK (revoked_at IS NOT NULL OR revoked_by_event_id IS NULL);
ALTER TABLE credential_change ALTER COLUMN event_id DROP NOT NULL;
ALTER TABLE threshold_reached ALTER COLUMN event_id DROP NOT NULL;
COMMENT ON COLUMN credential.event_id IS 'null = a correction brought it';
COMMENT ON COLUMN credential.revoked_by_event_id IS 'null with revoked_at = a correction took it back';
COMMENT ON COLUMN credential_change.event_id IS 'null = a correction';
COMMENT ON COLUMN threshold_reached.event_id IS 'null = a correction';
