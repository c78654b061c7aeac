package org.rocketrewards.ingest.control;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.RoundTrip;
import org.rocketrewards.model.DeliveryFlag;
import org.rocketrewards.model.Outcome;

/** The rows that a batch leaves in event, delivery and raw_body. */
final class BatchRows {
    private static final String INSERT_EVENT = """
            INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points,
                               balance, content_hash, token_id, rule_set_version, course_id, took_micros, flags,
                               outcome, reason, address, import_id, decisions, decision_form, decision_parts, fields,
                               field_form, field_parts)
            SELECT moodle_id, actor_key, event_type_id, to_timestamp(occurred), id,
                   'epoch'::timestamptz + received * interval '1 microsecond', learner_key, points,
                   balance, content_hash, token_id, rule_set_version, course_id, took_micros, flags,
                   outcome, reason, address::inet, import_id, decisions::jsonb, decision_form, decision_parts, fields::jsonb,
                   field_form, field_parts
            FROM unnest(?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::bigint[], ?::int[], ?::int[],
                        ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::int[], ?::text[], ?::text[], ?::int[],
                        ?::text[])
                u(moodle_id, actor_key, event_type_id, occurred, id, received, learner_key, points, balance,
                  content_hash, token_id, rule_set_version, course_id, took_micros, flags, outcome, reason, address,
                  import_id, decisions, decision_form, decision_parts, fields, field_form, field_parts)
            ORDER BY moodle_id, actor_key
            ON CONFLICT DO NOTHING
            """;
    private static final String INSERT_DELIVERY = """
            INSERT INTO delivery (id, received_at, source_id, token_id, address, outcome, reason, http_status, event_id,
                                  event_type_id, moodle_id, actor_key, learner_key, occurred_at, flags,
                                  took_micros)
            SELECT id, 'epoch'::timestamptz + received * interval '1 microsecond', source_id, token_id, address::inet,
                   outcome, reason, 200, event_id, event_type_id, moodle_id, actor_key, learner_key,
                   to_timestamp(occurred), flags, took_micros
            FROM unnest(?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                        ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[])
                u(id, received, source_id, token_id, address, outcome, reason, event_id, event_type_id, moodle_id,
                  actor_key, learner_key, occurred, flags, took_micros)
            """;
    private static final String INSERT_BODY = """
            INSERT INTO raw_body (delivery_id, received_at, content_type, body)
            SELECT id, 'epoch'::timestamptz + received * interval '1 microsecond', content_type, body
            FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::bytea[]) u(id, received, content_type, body)
            """;

    private final EventTypeIds types;
    private final Map<Long, @Nullable Long> learners = new HashMap<>();
    private final Rows events = new Rows(
            INSERT_EVENT,
            "bigint",
            "bigint",
            "integer",
            "bigint",
            "bigint",
            "bigint",
            "bigint",
            "bigint",
            "bigint",
            "bigint",
            "integer",
            "integer",
            "bigint",
            "integer",
            "integer",
            "text",
            "text",
            "text",
            "integer",
            "text",
            "integer",
            "text",
            "text",
            "integer",
            "text");
    private final Rows deliveries = new Rows(
            INSERT_DELIVERY,
            "bigint",
            "bigint",
            "integer",
            "integer",
            "text",
            "text",
            "text",
            "bigint",
            "integer",
            "bigint",
            "bigint",
            "bigint",
            "bigint",
            "integer",
            "integer");
    private final Rows bodies = new Rows(INSERT_BODY, "bigint", "bigint", "text", "bytea");

    BatchRows(EventTypeIds types) {
        this.types = types;
    }

    void event(
            Delivered delivered,
            long id,
            int flags,
            @Nullable Long learnerKey,
            long points,
            @Nullable Long balance,
            @Nullable FormedJson decisions) {
        Kept keptDecisions = kept(decisions);
        Kept fields = kept(StoredFields.of(delivered.plan().event()));
        learners.put(id, learnerKey);
        events.add(
                delivered.plan().event().moodleId(),
                delivered.actorKey(),
                types.id(delivered.plan().event().name()),
                delivered.plan().event().occurredAt().getEpochSecond(),
                id,
                received(delivered),
                learnerKey,
                points,
                balance,
                delivered.contentHash(),
                delivered.tokenId(),
                delivered.plan().ruleSet().version(),
                delivered.plan().event().number("courseid"),
                delivered.tookMicros(),
                flags,
                delivered.plan().outcome().code(),
                delivered.plan().reason(),
                delivered.addressText(),
                delivered.importId(),
                keptDecisions.whole(),
                keptDecisions.form(),
                keptDecisions.parts(),
                fields.whole(),
                fields.form(),
                fields.parts());
        body(delivered, id);
    }

    /** A text as a row keeps it: by the number of its form, or whole. */
    private record Kept(
            @Nullable String whole,
            @Nullable Integer form,
            @Nullable String parts) {}

    private Kept kept(@Nullable FormedJson json) {
        if (json == null) {
            return new Kept(null, null, null);
        }
        Integer form = types.forms().find(json.form());
        return form == null ? new Kept(json.text(), null, null) : new Kept(null, form, json.parts());
    }

    /** The learner of an event of this batch; null when it has none. */
    @Nullable
    Long learnerOf(long eventId) {
        return learners.get(eventId);
    }

    /** A repeat; of an import it is counted there and leaves no row, or the same file again would double the log. */
    void duplicate(Delivered delivered, long id, long eventId, @Nullable Long learnerKey, boolean differs) {
        if (delivered.importId() != null) {
            return;
        }
        int flags = differs ? DeliveryFlag.CONTENT_DIFFERS.bit() : 0;
        delivery(
                delivered,
                id,
                Outcome.DUPLICATE,
                differs ? "content_differs" : "same_event",
                eventId,
                learnerKey,
                flags);
        if (differs) {
            body(delivered, id);
        }
    }

    void ignored(Delivered delivered, long id, String reason) {
        if (delivered.importId() != null) {
            return;
        }
        delivery(delivered, id, Outcome.IGNORED, reason, null, delivered.learnerOrActorKey(), 0);
        body(delivered, id);
    }

    private void delivery(
            Delivered delivered,
            long id,
            Outcome outcome,
            String reason,
            @Nullable Long eventId,
            @Nullable Long learnerKey,
            int flags) {
        deliveries.add(
                id,
                received(delivered),
                delivered.sourceId(),
                delivered.tokenId(),
                delivered.addressText(),
                outcome.code(),
                reason,
                eventId,
                types.id(delivered.plan().event().name()),
                delivered.plan().event().moodleId(),
                delivered.actorKey(),
                learnerKey,
                delivered.plan().event().occurredAt().getEpochSecond(),
                flags,
                delivered.tookMicros());
    }

    private void body(Delivered delivered, long id) {
        if (delivered.importId() == null || delivered.body().length > 0) {
            bodies.add(id, received(delivered), delivered.contentType(), delivered.body());
        }
    }

    private static long received(Delivered delivered) {
        return Math.addExact(
                Math.multiplyExact(delivered.receivedAt().getEpochSecond(), 1_000_000L),
                delivered.receivedAt().getNano() / 1_000);
    }

    /** How many events there are to insert. */
    int events() {
        return events.size();
    }

    /** Inserts everything and tells how many events were new, if there were any events. */
    void insert(RoundTrip trip, IntConsumer inserted) {
        events.insert(trip, inserted);
        deliveries.insert(trip, count -> {});
        bodies.insert(trip, count -> {});
    }
}
