package org.rocketrewards.ingest.control.simulation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.ingest.control.WireParser;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.LearningEvent;

/**
 * Streams the events of a source in their order of arrival, a few thousand at a time. The connection is in a transaction
 * of its own, so that the server keeps the cursor.
 */
final class PastEvents {
    private static final int AT_A_TIME = 2_000;
    private static final int LONGEST_VALUE = 4_096;
    private static final String COLUMNS =
            "SELECT id, moodle_id, actor_key, event_type_id, extract(epoch FROM occurred_at)::bigint,"
                    + " rule_set_version, fields::text, field_form, field_parts FROM event";
    private static final String OF_SOURCE = " WHERE abs(actor_key) >= ? AND abs(actor_key) < ?";
    private static final String IGNORED = """
            SELECT d.id, b.content_type, b.body, d.received_at, d.source_id
            FROM delivery d
            JOIN raw_body b ON b.delivery_id = d.id AND b.received_at = d.received_at
            WHERE d.source_id = ? AND d.outcome = 'ignored' AND d.reason = 'no_rule'
              AND d.occurred_at >= ? AND d.occurred_at < ? AND d.event_type_id = ANY (?::int[])
            """;

    private static final String LATEST = "SELECT e.* FROM unnest(?::int[]) AS t(id) CROSS JOIN LATERAL (" + COLUMNS
            + " WHERE event_type_id = t.id ORDER BY id DESC LIMIT ?) e ORDER BY e.id DESC LIMIT ?";
    private static final String LATEST_IGNORED = """
            SELECT d.id, b.content_type, b.body, d.received_at, d.source_id
            FROM (SELECT i.* FROM unnest(?::int[]) AS t(id) CROSS JOIN LATERAL (
                    SELECT id, received_at, source_id FROM delivery
                    WHERE event_type_id = t.id AND outcome = 'ignored' AND reason = 'no_rule'
                    ORDER BY id DESC LIMIT ?) i
                  ORDER BY i.id DESC LIMIT ?) d
            JOIN raw_body b ON b.delivery_id = d.id AND b.received_at = d.received_at
            ORDER BY d.id DESC
            """;

    private final Connection connection;
    private final int sourceId;
    private final Instant from;
    private final Instant to;
    private final Map<Integer, String> names;
    private final KeptFields kept;
    private final Map<String, EventType> catalogue = new HashMap<>();

    PastEvents(Connection connection, int sourceId, Instant from, Instant to, Collection<EventType> types)
            throws SQLException {
        this.connection = connection;
        this.sourceId = sourceId;
        this.from = from;
        this.to = to;
        this.names = names(connection);
        this.kept = new KeptFields(connection);
        types.forEach(type -> catalogue.put(type.moodleEvent(), type));
    }

    /** What is done with each of them. */
    interface Reader {
        void read(PastEvent event) throws IOException;
    }

    private static Map<Integer, String> names(Connection connection) throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT id, name FROM event_type");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                names.put(row.getInt(1), row.getString(2));
            }
        }
        return names;
    }

    /** Number of the last event of the period, and how many there are up to it, those before the period included. */
    long[] extent() throws SQLException {
        String last =
                "SELECT coalesce(max(id), 0) FROM event" + OF_SOURCE + " AND occurred_at >= ? AND occurred_at < ?";
        long lastId;
        try (PreparedStatement query = connection.prepareStatement(last)) {
            scope(query);
            query.setObject(3, from.atOffset(ZoneOffset.UTC));
            query.setObject(4, to.atOffset(ZoneOffset.UTC));
            lastId = number(query);
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT count(*) FROM event" + OF_SOURCE + " AND id <= ?")) {
            scope(query);
            query.setLong(3, lastId);
            return new long[] {lastId, number(query)};
        }
    }

    /** Reads all events up to a number. */
    void each(long lastId, Reader reader) throws SQLException, IOException {
        String sql = COLUMNS + OF_SOURCE + " AND id <= ? ORDER BY id";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            scope(query);
            query.setLong(3, lastId);
            query.setFetchSize(AT_A_TIME);
            rows(query, reader);
        }
    }

    /**
     * One event, as one of the period.
     *
     * @throws IllegalArgumentException when there is none of that number
     */
    PastEvent one(long id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + " WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("there is no event " + id);
                }
                PastEvent event = event(row);
                return new PastEvent(id, event.event(), event.version(), true);
            }
        }
    }

    /** The events that were attributed to a learner. */
    List<PastEvent> ofLearner(long learnerKey) throws SQLException, IOException {
        List<PastEvent> events = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + " WHERE learner_key = ? ORDER BY id")) {
            query.setLong(1, learnerKey);
            rows(query, events::add);
        }
        return events;
    }

    /** Reads the events of the period that no rule was there for, as long as their bodies are kept. */
    void eachIgnored(Set<String> wanted, Reader reader) throws SQLException, IOException {
        List<Integer> types = names.entrySet().stream()
                .filter(name -> wanted.contains(name.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (types.isEmpty()) {
            return;
        }
        WireParser parser = new WireParser();
        try (PreparedStatement query = connection.prepareStatement(IGNORED)) {
            query.setInt(1, sourceId);
            query.setObject(2, from.atOffset(ZoneOffset.UTC));
            query.setObject(3, to.atOffset(ZoneOffset.UTC));
            query.setArray(4, connection.createArrayOf("integer", types.toArray()));
            query.setFetchSize(AT_A_TIME);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    PastEvent past = ignored(parser, row);
                    if (past != null) {
                        reader.read(past);
                    }
                }
            }
        }
    }

    /** The last events of some types of all sources, newest first; those that no rule was there for too. */
    List<PastEvent> latest(Predicate<String> wanted, int most) throws SQLException, IOException {
        Object[] types = names.entrySet().stream()
                .filter(name -> wanted.test(name.getValue()))
                .map(Map.Entry::getKey)
                .toArray();
        List<PastEvent> events = new ArrayList<>();
        if (types.length == 0) {
            return events;
        }
        try (PreparedStatement query = connection.prepareStatement(LATEST)) {
            bindLatest(query, types, most);
            rows(query, events::add);
        }
        WireParser parser = new WireParser();
        try (PreparedStatement query = connection.prepareStatement(LATEST_IGNORED)) {
            bindLatest(query, types, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    PastEvent past = ignored(parser, row);
                    if (past != null) {
                        events.add(past);
                    }
                }
            }
        }
        events.sort(Comparator.comparingLong(PastEvent::id).reversed());
        return events.subList(0, Math.min(most, events.size()));
    }

    private void bindLatest(PreparedStatement query, Object[] types, int most) throws SQLException {
        query.setArray(1, connection.createArrayOf("integer", types));
        query.setInt(2, most);
        query.setInt(3, most);
    }

    /** The names of all types that were delivered. */
    Collection<String> delivered() {
        return names.values();
    }

    private @Nullable PastEvent ignored(WireParser parser, ResultSet row) throws SQLException {
        try {
            Instant received = row.getObject(4, OffsetDateTime.class).toInstant();
            WireEvent wire = parser.parse(row.getBytes(3), row.getString(2), received);
            Map<String, String> fields = new HashMap<>(wire.fields());
            fields.values().removeIf(value -> value.length() > LONGEST_VALUE);
            LearningEvent event = new LearningEvent(
                    row.getInt(5), wire.moodleId(), wire.eventName(), wire.userId(), wire.occurredAt(), fields);
            return new PastEvent(row.getLong(1), event, 0, true);
        } catch (RocketException e) {
            return null; // accepted once, by a parser that was less strict
        }
    }

    private void rows(PreparedStatement query, Reader reader) throws SQLException, IOException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                reader.read(event(row));
            }
        }
    }

    private PastEvent event(ResultSet row) throws SQLException {
        long moodleId = row.getLong(2);
        long userId = UserKey.userOf(row.getLong(3));
        String name = String.valueOf(names.get(row.getInt(4)));
        long seconds = row.getLong(5);
        Instant occurredAt = Instant.ofEpochSecond(seconds);
        Map<String, String> fields = new HashMap<>();
        kept.read(row.getString(7), row.getInt(8), row.getString(9), fields);
        fields.put("id", String.valueOf(moodleId));
        fields.put("eventname", name);
        fields.put("userid", String.valueOf(userId));
        fields.put("timecreated", String.valueOf(seconds));
        asTheNameSays(name, fields);
        boolean inPeriod = !occurredAt.isBefore(from) && occurredAt.isBefore(to);
        return new PastEvent(
                row.getLong(1),
                new LearningEvent(UserKey.sourceOf(row.getLong(3)), moodleId, name, userId, occurredAt, fields),
                row.getInt(6),
                inPeriod);
    }

    /** What is not kept with an event because its class says it. */
    private void asTheNameSays(String name, Map<String, String> fields) {
        int end = name.indexOf('\\', 1);
        if (end > 1) {
            fields.putIfAbsent("component", name.substring(1, end));
        }
        EventType type = catalogue.get(name);
        if (type != null) {
            fields.putIfAbsent("action", type.action());
            fields.putIfAbsent("target", type.target());
        }
    }

    private void scope(PreparedStatement query) throws SQLException {
        query.setLong(1, UserKey.scope(sourceId));
        query.setLong(2, UserKey.scope(sourceId) + UserKey.ID_LIMIT);
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
