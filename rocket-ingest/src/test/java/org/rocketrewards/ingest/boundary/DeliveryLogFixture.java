package org.rocketrewards.ingest.boundary;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

/** Rows as intake leaves them: two sources, three event types, one delivery a day from 2026-09-01 on. */
final class DeliveryLogFixture {
    static final int MOODLE = 1;
    static final int ACADEMY = 2;
    static final int COMPLETED = 1;
    static final int QUIZ_VIEWED = 2;
    static final int BOOK_VIEWED = 3;

    private static final Instant FIRST = Instant.parse("2026-09-01T12:00:00Z");

    private final TestDatabase database;

    DeliveryLogFixture(TestDatabase database) {
        this.database = database;
        database.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now()),"
                + " ('academy', 'Academy', now())");
        database.execute("INSERT INTO source_token (source_id, prefix, hash, created_at, created_by)"
                + " VALUES (1, 'rk_abcdefgh', sha256('x'), now(), 'test')");
        database.execute("INSERT INTO event_type (name) VALUES ('\\core\\event\\course_completed'),"
                + " ('\\mod_quiz\\event\\course_module_viewed'), ('\\mod_book\\event\\course_module_viewed')");
        for (String table : new String[] {"event", "delivery", "raw_body"}) {
            for (String month : new String[] {"2026-09-01", "2026-10-01", "2026-11-01"}) {
                database.execute("SELECT ensure_month(?, ?::timestamptz)", table, month);
            }
        }
    }

    /** When the delivery of this id came in. */
    static Instant receivedAt(long id) {
        return FIRST.plusSeconds((id - 1) * 86_400);
    }

    void accepted(long id, int source, int type, long learner, long points) {
        event(id, source, type, learner, UserKey.of(source, learner), points, "accepted", null);
    }

    void quarantined(long id, int source, int type, long actor, String reason) {
        event(id, source, type, actor, null, 0, "quarantined", reason);
    }

    private void event(
            long id,
            int source,
            int type,
            long actor,
            @Nullable Long learnerKey,
            long points,
            String outcome,
            @Nullable String reason) {
        database.execute(
                "INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points,"
                        + " balance, content_hash, token_id, rule_set_version, course_id, took_micros, flags, outcome,"
                        + " reason, address, decisions, fields)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 100, 0, 1, 1, 7, 900, 1, ?, ?, '192.0.2.1',"
                        + " '[{\"rule\":\"course.completed\",\"reason\":\"awarded\"}]', '{\"objectid\":\"44\"}')",
                1000 + id,
                UserKey.of(source, actor),
                type,
                at(receivedAt(id).minusSeconds(1)),
                id,
                at(receivedAt(id)),
                learnerKey,
                points,
                outcome,
                reason);
    }

    void duplicate(long id, int source, int type, long actor, long eventId) {
        delivery(id, source, type, actor, "duplicate", "same_event", eventId, 200);
    }

    void ignored(long id, int source, int type, long actor) {
        delivery(id, source, type, actor, "ignored", "no_rule", null, 200);
    }

    void refused(long id) {
        delivery(id, null, null, null, "refused", "token_refused", null, 401);
    }

    private void delivery(
            long id,
            @Nullable Integer source,
            @Nullable Integer type,
            @Nullable Long actor,
            String outcome,
            String reason,
            @Nullable Long eventId,
            int status) {
        Long key = source == null || actor == null ? null : UserKey.of(source, actor);
        database.execute(
                "INSERT INTO delivery (id, received_at, source_id, address, outcome, reason, http_status, event_id,"
                        + " event_type_id, moodle_id, actor_key, learner_key, took_micros)"
                        + " VALUES (?, ?, ?, '2001:db8::1', ?, ?, ?, ?, ?, ?, ?, ?, 80)",
                id,
                at(receivedAt(id)),
                source,
                outcome,
                reason,
                status,
                eventId,
                type,
                source == null ? null : 1000 + id,
                key,
                key);
    }

    void body(long id, String contentType, byte[] body) {
        database.execute(
                "INSERT INTO raw_body (delivery_id, received_at, content_type, body) VALUES (?, ?, ?, ?)",
                id,
                at(receivedAt(id)),
                contentType,
                body);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
