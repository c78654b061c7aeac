-- why: the application may release what was quarantined and take personal fields out of an event. A right on columns
-- cannot tell that from rewriting what was decided, so the table looks itself.

CREATE FUNCTION event_stands() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF OLD.outcome = 'quarantined'
        OR to_jsonb(NEW) - 'fields' = to_jsonb(OLD) - 'fields'
        OR pg_has_role((SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'permission denied: event % is decided', OLD.id USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER event_stands BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION event_stands();

CREATE FUNCTION raw_body_stands() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF NEW.body = '{"erased":true}'::bytea
        OR pg_has_role((SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'permission denied: the body of delivery % can only be erased', OLD.delivery_id
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER raw_body_stands BEFORE UPDATE ON raw_body FOR EACH ROW EXECUTE FUNCTION raw_body_stands();
