-- why: a month was kept still by a lock while it was copied. Whoever wrote into it, such as an import, waited with its
-- learners' accounts locked, and live events of these learners waited behind it until they were answered 503. Now a
-- month is taken out of its table first, which takes an instant, and copied where nobody writes any more.

DROP FUNCTION hold_month(text, date);

-- Takes a month out of its table, under another name. Gives up rather than let deliveries queue behind it. False when
-- there is no such month; true also when it was set aside before.
CREATE FUNCTION set_month_aside(parent text, month date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '100ms' AS
$$
DECLARE
    part  text := parent || to_char(month, '_YYYYMM');
    aside text := part || '_leaving';
BEGIN
    IF parent NOT IN ('event', 'delivery', 'raw_body') THEN
        RETURN false;
    END IF;
    IF to_regclass(aside) IS NOT NULL THEN
        RETURN true;
    END IF;
    IF to_regclass(part) IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', parent, part);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', part, aside);
    EXECUTE format('GRANT SELECT ON %I TO %I', aside, session_user);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION set_month_aside(text, date) FROM PUBLIC;

-- Puts a month back that was set aside and cannot leave. False when there is none, or when rows for the month have
-- come meanwhile: then it stays aside, and nothing of it is lost.
CREATE FUNCTION put_month_back(parent text, month date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '100ms' AS
$$
DECLARE
    part  text := parent || to_char(month, '_YYYYMM');
    aside text := part || '_leaving';
BEGIN
    IF parent NOT IN ('event', 'delivery', 'raw_body') OR to_regclass(aside) IS NULL OR to_regclass(part) IS NOT NULL
    THEN
        RETURN false;
    END IF;
    EXECUTE format('ALTER TABLE %I RENAME TO %I', aside, part);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part,
        month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION put_month_back(text, date) FROM PUBLIC;

-- Drops a month that was set aside, was archived in the same transaction, and that no legal hold keeps. Nobody but
-- retention looks at it any more, so nobody waits.
DROP FUNCTION retire_month(text, date);
CREATE FUNCTION retire_month(parent text, month date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
    IF NOT EXISTS (SELECT FROM retired_month r WHERE r.table_name = parent AND r.month = retire_month.month
                   AND r.xmin::text = (pg_current_xact_id()::xid)::text) THEN
        RAISE EXCEPTION 'month % of % was not archived in this transaction', month, parent;
    END IF;
    IF EXISTS (SELECT FROM legal_hold h WHERE h.released_at IS NULL
               AND retire_month.month BETWEEN h.from_month AND h.to_month) THEN
        RAISE EXCEPTION 'month % is under a legal hold', month;
    END IF;
    EXECUTE format('DROP TABLE %I', parent || to_char(month, '_YYYYMM') || '_leaving');
END
$$;
REVOKE ALL ON FUNCTION retire_month(text, date) FROM PUBLIC;
