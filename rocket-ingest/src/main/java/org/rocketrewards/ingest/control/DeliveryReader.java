package org.rocketrewards.ingest.control;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.RawBody;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.DeliveryFlag;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;

/** Reads deliveries and events. */
public final class DeliveryReader {
    private static final String DELIVERY = SqlFile.read(DeliveryReader.class, "findDelivery");
    private static final String OTHERS = SqlFile.read(DeliveryReader.class, "findDeliveriesOfEvent");
    private static final String OF_MOODLE = SqlFile.read(DeliveryReader.class, "findEventsOfMoodle");
    private static final String BODY = SqlFile.read(DeliveryReader.class, "findBody");
    private static final String EVENT = SqlFile.read(DeliveryReader.class, "findEvent");

    private static final int SECONDS_FOR_A_COUNT = 1;

    private final Query query;
    private final SourceNames sources;

    /** Reads from this database. */
    public DeliveryReader(DataSource database) {
        this.query = new Query(database);
        this.sources = new SourceNames(database);
    }

    /**
     * Deliveries by descending id.
     *
     * @param before only lower ids
     * @throws RocketException {@code invalid_parameter} for a source that does not exist
     */
    public List<DeliveryRow> find(DeliveryFilter filter, long before, int rows) {
        return prepare(filter, before, rows).map(this::search).orElse(List.of());
    }

    /**
     * How many deliveries a filter finds, up to {@code most}.
     *
     * @throws RocketException {@code invalid_parameter} for a source that does not exist; {@code overloaded} when it
     *     takes longer than is worth it
     */
    public long count(DeliveryFilter filter, int most) {
        return prepare(filter, Long.MAX_VALUE, most)
                .flatMap(search -> query.within(SECONDS_FOR_A_COUNT)
                        .first(search.countSql(), search.parameters(), row -> row.number("n")))
                .orElse(0L);
    }

    /** Empty: there is no such kind of event. */
    private Optional<DeliverySearch> prepare(DeliveryFilter filter, long before, int rows) {
        Integer sourceId = filter.source() == null ? null : sourceId(filter.source());
        List<Integer> types = filter.eventName() == null ? null : new EventNames(query).find(filter.eventName());
        if (types != null && types.isEmpty()) {
            return Optional.empty();
        }
        IdRange ids = new ReceiptOrder(query).range(filter.from(), filter.to(), before);
        return Optional.of(new DeliverySearch(filter, sourceId, types, ids, rows));
    }

    /** What a search finds, by descending id. */
    List<DeliveryRow> search(DeliverySearch search) {
        return query.list(search.sql(), search.parameters(), DeliveryReader::delivery);
    }

    /** One delivery. */
    public Optional<DeliveryRow> delivery(long id) {
        return query.first(DELIVERY, List.of(id), DeliveryReader::delivery);
    }

    /** What brought the events that have a number in Moodle, newest first, at most 10. */
    public List<DeliveryRow> ofMoodle(long moodleId) {
        return query.list(OF_MOODLE, List.of(moodleId), DeliveryReader::delivery);
    }

    /** Further deliveries of an event, newest first, at most 100. */
    public List<DeliveryRow> others(long eventId, long thanDelivery) {
        return query.list(OTHERS, List.of(eventId, thanDelivery), DeliveryReader::delivery);
    }

    /** What a delivery brought over the wire, as long as it is kept. */
    public Optional<RawBody> body(long deliveryId) {
        return query.first(BODY, List.of(deliveryId), row -> body(row.textOrNull("content_type"), row.bytes("body")));
    }

    /** One event, with what it booked as given. */
    public Optional<EventDetail> event(long id, List<EntryRow> entries) {
        return query.first(EVENT, List.of(id), row -> event(row, entries));
    }

    private int sourceId(String name) {
        return sources.idOf(name)
                .orElseThrow(() -> new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        "There is no source of that name; GET /api/v1/sources lists them.",
                        Map.of("field", "source")));
    }

    static RawBody body(@Nullable String contentType, byte[] body) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return new RawBody(contentType, body.length, text.toString(), true);
        } catch (CharacterCodingException e) {
            return new RawBody(contentType, body.length, new String(body, StandardCharsets.UTF_8), false);
        }
    }

    private static DeliveryRow delivery(Row row) throws SQLException {
        return new DeliveryRow(
                row.number("id"),
                row.instant("received_at"),
                row.textOrNull("source"),
                Outcome.of(row.text("outcome")),
                row.textOrNull("reason"),
                row.textOrNull("detail"),
                row.integer("http_status"),
                row.numberOrNull("event_id"),
                row.textOrNull("event_name"),
                row.numberOrNull("moodle_id"),
                user(row.numberOrNull("actor_key")),
                user(row.numberOrNull("learner_key")),
                row.instantOrNull("occurred_at"),
                row.number("points"),
                DeliveryFlag.codes(row.integer("flags")),
                row.integer("took_micros"),
                row.textOrNull("address"),
                row.textOrNull("token"));
    }

    private static EventDetail event(Row row, List<EntryRow> entries) throws SQLException {
        return new EventDetail(
                row.number("id"),
                row.textOrNull("source"),
                row.number("moodle_id"),
                row.text("event_name"),
                UserKey.userOf(row.number("actor_key")),
                row.instant("occurred_at"),
                row.instant("received_at"),
                Outcome.of(row.text("outcome")),
                row.textOrNull("reason"),
                user(row.numberOrNull("learner_key")),
                DeliveryFlag.codes(row.integer("flags")),
                row.numberOrNull("course_id"),
                row.integer("rule_set_version"),
                row.number("points"),
                row.numberOrNull("balance"),
                row.jsonOrNull("decisions"),
                row.jsonOrNull("fields"),
                entries);
    }

    private static @Nullable Long user(@Nullable Long key) {
        return key == null ? null : UserKey.userOf(key);
    }
}
