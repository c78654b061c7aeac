-- why: the application may read everything, but change only what the books allow.
-- Runs after every migration, so that a new table is closed until it has a line here. Where one role does both
-- jobs (an external database with a single user), the owner takes these rights from itself.
-- One node after the other, until the transaction ends: two that start at once would change the same rows of the
-- catalog, and one of them fail with "tuple concurrently updated".
SELECT pg_advisory_xact_lock(7205, 0);
DO
$$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT c.relname FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
               AND c.relname <> 'flyway_schema_history' AND pg_has_role(c.relowner, 'USAGE')
    LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %I FROM "${app_role}"', t.relname);
        EXECUTE format('GRANT SELECT ON %I TO "${app_role}"', t.relname);
    END LOOP;
END
$$;
GRANT USAGE ON SCHEMA public TO "${app_role}";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "${app_role}";
GRANT EXECUTE ON FUNCTION ensure_month(text, timestamptz) TO "${app_role}";

-- Configuration: rows are retired, not deleted.
GRANT INSERT, UPDATE ON source, source_token, token_use, api_key, person, rocket_badge TO "${app_role}";
GRANT INSERT, UPDATE (enabled, version) ON badge_mapping, badge_threshold TO "${app_role}";
GRANT INSERT, UPDATE, DELETE ON allowlist_entry, rule_set_draft, simulation, simulation_learner
    TO "${app_role}";
GRANT UPDATE ON setting_version TO "${app_role}";

-- People: an invitation is taken up or withdrawn once; a session that ended long ago is forgotten.
GRANT INSERT, UPDATE (accepted_at, withdrawn_at, version) ON invitation TO "${app_role}";
GRANT INSERT, UPDATE (active_at, ended_at, ended_by), DELETE ON person_session TO "${app_role}";
-- How somebody wants to see a list again is theirs to change and to forget.
GRANT INSERT, UPDATE (name), DELETE ON saved_view TO "${app_role}";

-- Append-only.
GRANT INSERT ON audit_record, entry, event, delivery, raw_body, event_type, json_form, rule_key, rule_set,
    credential_change, correction, correction_entry, rerating_entry
    TO "${app_role}";
GRANT INSERT ON seal_key, seal_batch, seal_leaf, seal_node, checkpoint TO "${app_role}";

-- What each witness was told last.
GRANT INSERT, UPDATE ON seal_witness TO "${app_role}";

-- Asked for once and decided once: what was asked for stays as it is.
GRANT UPDATE (state, points, decided_at, decided_by, note) ON correction TO "${app_role}";

-- Working state of the rules, balances, and who holds which badge.
GRANT INSERT, UPDATE ON account, claim, reversal, counter, refusal_count, credential, rerating TO "${app_role}";
-- A re-rating puts other claims in the place of a learner's; the entries behind them stay.
GRANT DELETE ON claim, counter TO "${app_role}";
GRANT INSERT, DELETE ON threshold_reached TO "${app_role}";

-- Derived from the books by a job, and who is not shown in it.
GRANT INSERT, UPDATE ON leaderboard, leaderboard_place, leaderboard_points, leaderboard_progress TO "${app_role}";
GRANT INSERT, DELETE ON leaderboard_exclusion TO "${app_role}";
-- Counted from the deliveries and the books by a job, for the overview.
GRANT INSERT, DELETE ON traffic, points_booked, active_learners TO "${app_role}";
GRANT INSERT, UPDATE ON traffic_progress TO "${app_role}";
-- Alerts: raised, seen again, acknowledged, over; and who was told.
GRANT INSERT, UPDATE (seen_at, over_at, number, usual, minutes, acknowledged_at, acknowledged_by, note) ON alert
    TO "${app_role}";
GRANT INSERT, UPDATE (busy_until, tries, failure, sent_at, given_up_at) ON alert_notice TO "${app_role}";
-- Imports: a job changes as it goes on; what was tried again is append-only.
GRANT INSERT, UPDATE ON import_job TO "${app_role}";
GRANT INSERT, DELETE ON import_row_error TO "${app_role}";
GRANT INSERT ON replay, retired_month, erasure TO "${app_role}";
GRANT INSERT, UPDATE (released_at, released_by) ON legal_hold TO "${app_role}";
GRANT EXECUTE ON FUNCTION set_month_aside(text, date), put_month_back(text, date), retire_month(text, date)
    TO "${app_role}";
-- Erasure takes out what names a person; what is booked and sealed stays.
GRANT UPDATE (body, content_type) ON raw_body TO "${app_role}";
-- What was quarantined is released once, when somebody has said whose it is; "replay" keeps what it was. The trigger
-- event_stands refuses to change what was decided.
GRANT UPDATE (outcome, reason, learner_key, points, balance, decisions, rule_set_version, flags, fields, field_form,
    field_parts) ON event TO "${app_role}";
