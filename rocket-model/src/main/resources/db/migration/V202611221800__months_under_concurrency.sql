-- why: the first events of a month, coming at once, collided. An advisory lock does not refresh what the session
-- remembers about names, so to_regclass still said "no such table" after another session had made it, and the
-- batch failed with 42P07. A query of pg_class sees what has been committed meanwhile.

CREATE OR REPLACE FUNCTION ensure_month(parent text, at timestamptz) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    first date := date_trunc('month', at AT TIME ZONE 'UTC')::date;
    part  text := parent || to_char(first, '_YYYYMM');
BEGIN
    IF parent NOT IN ('event', 'delivery', 'raw_body') THEN
        RAISE EXCEPTION 'not a table partitioned by month: %', parent;
    END IF;
    IF to_regclass(part) IS NOT NULL THEN
        RETURN part;
    END IF;
    PERFORM pg_advisory_xact_lock(7205, hashtext(part));
    IF NOT EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = 'public'::regnamespace) THEN
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, parent);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part,
            first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    END IF;
    RETURN part;
END
$$;
