-- why: decisions and fields were the larger half of an event's row, and most of them says the same in every row: names,
-- quotation marks, the rule, the reason. What repeats is kept once, as a form, and an event keeps the parts that differ.
-- Rows of before, and what comes in a form that is too rare to be worth a number, stay as they are.

CREATE TABLE json_form (
    id   integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    text text    NOT NULL UNIQUE CHECK (octet_length(text) <= 2000)
);
COMMENT ON TABLE json_form IS 'JSON texts with %s for each part that differs, as format() takes them; inserted once, never changed';

ALTER TABLE event
    ADD COLUMN decision_form integer, ADD COLUMN field_form integer,
    ADD COLUMN decision_parts text, ADD COLUMN field_parts text;
COMMENT ON COLUMN event.decisions IS 'null also when they are in decision_form and decision_parts: read stored_json(…)';
COMMENT ON COLUMN event.fields IS 'null also when they are in field_form and field_parts: read stored_json(…)';
COMMENT ON COLUMN event.decision_form IS 'json_form.id';
COMMENT ON COLUMN event.decision_parts IS 'what stands for each %s of the form, with U+001F between';

CREATE FUNCTION stored_json(plain jsonb, form integer, parts text) RETURNS jsonb
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS
$$
DECLARE
    known text;
BEGIN
    IF form IS NULL THEN
        RETURN plain;
    END IF;
    SELECT f.text INTO known FROM public.json_form f WHERE f.id = form;
    IF known IS NULL THEN
        RAISE EXCEPTION 'json_form % is not there: restore it from a backup', form USING ERRCODE = 'data_corrupted';
    END IF;
    -- one more separator, since an array of no element would come of a single part that is empty
    RETURN format(known, VARIADIC string_to_array(parts || E'\x1f', E'\x1f'))::jsonb;
END
$$;
COMMENT ON FUNCTION stored_json(jsonb, integer, text) IS
    'decisions or fields of an event: stored_json(decisions, decision_form, decision_parts), stored_json(fields, field_form, field_parts)';

CREATE FUNCTION whole_event(columns jsonb) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
SELECT columns - '{decision_form,decision_parts,field_form,field_parts}'::text[] || jsonb_build_object(
    'decisions', public.stored_json(columns -> 'decisions', (columns ->> 'decision_form')::integer, columns ->> 'decision_parts'),
    'fields', public.stored_json(columns -> 'fields', (columns ->> 'field_form')::integer, columns ->> 'field_parts'))
$$;
COMMENT ON FUNCTION whole_event(jsonb) IS 'an event as it can be given away: to_jsonb(event) with decisions and fields put together';

CREATE OR REPLACE FUNCTION event_stands() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    erasable constant text[] := '{fields,field_form,field_parts}';
BEGIN
    IF OLD.outcome = 'quarantined'
        OR to_jsonb(NEW) - erasable = to_jsonb(OLD) - erasable
        OR pg_has_role((SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'permission denied: event % is decided', OLD.id USING ERRCODE = 'insufficient_privilege';
END
$$;
