-- "refused" together with a person, an action or a kind of object that never was refused took a second at 10 million
-- records: reading all that was refused, newest first, looked cheaper than an index of the pair. The search says
-- "not done" for such pairs, and only these indexes fit that.
DROP INDEX audit_record_refused_by_actor;
DROP INDEX audit_record_refused_by_action;
CREATE INDEX audit_record_refused_by_actor ON audit_record (actor, id) WHERE result <> 'done';
CREATE INDEX audit_record_refused_by_action ON audit_record (action, id) WHERE result <> 'done';
CREATE INDEX audit_record_refused_by_object_type ON audit_record (object_type, id) WHERE result <> 'done';
