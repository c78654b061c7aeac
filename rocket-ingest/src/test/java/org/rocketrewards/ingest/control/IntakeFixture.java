package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleKeys;
import org.rocketrewards.rules.evaluation.Planner;

/** Books bodies into a real database the way the lanes do, as the application's role. */
final class IntakeFixture {
    static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    static final long AT = Instant.parse("2026-11-22T12:00:00Z").getEpochSecond();

    private final TestDatabase database;
    private final RuleSet rules;
    private final List<Threshold> thresholds;
    private final EventTypeIds types = new EventTypeIds(new JsonForms(1));
    private final WireParser parser = new WireParser();
    private Instant now = NOW;
    private final RuleKeys keys;
    private final SourceTraits source = new SourceTraits(1, ZoneOffset.UTC, false, Set.of(2L), Set.of(1L));

    IntakeFixture(TestDatabase database) {
        this(database, List.of());
    }

    /** Under the default rules and {@code more}. */
    IntakeFixture(TestDatabase database, List<Rule> more) {
        this(database, new RuleSet(1, Catalogue.load().defaultRules()).with(more));
    }

    /** Under the default rules, where numbers of points bring badges. */
    static IntakeFixture withThresholds(TestDatabase database, List<Threshold> thresholds) {
        return new IntakeFixture(database, new RuleSet(1, Catalogue.load().defaultRules()), thresholds);
    }

    /** Under these rules. */
    IntakeFixture(TestDatabase database, RuleSet rules) {
        this(database, rules, List.of());
    }

    private IntakeFixture(TestDatabase database, RuleSet rules, List<Threshold> thresholds) {
        this.database = database;
        this.rules = rules;
        this.thresholds = thresholds;
        try (Connection connection = database.application().getConnection()) {
            keys = RuleKeys.load(connection, rules);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What comes from now on comes then. */
    IntakeFixture at(Instant then) {
        now = then;
        return this;
    }

    /** A body as a client without url-encoding would send it. */
    static String body(long id, String name, long userId, String... fields) {
        return bodyAt(AT, id, name, userId, fields);
    }

    static String bodyAt(long at, long id, String name, long userId, String... fields) {
        StringBuilder json = new StringBuilder("{\"id\":" + id + ",\"eventname\":\"" + name.replace("\\", "\\\\")
                + "\",\"userid\":" + userId + ",\"timecreated\":" + at);
        for (int i = 0; i < fields.length; i += 2) {
            json.append(",\"")
                    .append(fields[i])
                    .append("\":\"")
                    .append(fields[i + 1])
                    .append('"');
        }
        return json.append('}').toString();
    }

    Delivered delivered(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        WireEvent wire = parser.parse(bytes, "application/json", now);
        LearningEvent event = new LearningEvent(
                1, wire.moodleId(), wire.eventName(), wire.userId(), wire.occurredAt(), wire.fields());
        return new Delivered(
                1,
                1,
                InetAddress.getLoopbackAddress(),
                now,
                System.nanoTime(),
                Planner.plan(event, rules, source),
                wire.contentHash(),
                "application/json",
                bytes);
    }

    /** Books bodies in batches of a few. */
    void sendAll(List<String> bodies) {
        for (int i = 0; i < bodies.size(); i += 7) {
            send(bodies.subList(i, Math.min(bodies.size(), i + 7)).toArray(new String[0]));
        }
    }

    /** Books bodies as one batch. */
    List<Receipt> send(String... bodies) {
        List<Delivered> batch = Arrays.stream(bodies).map(this::delivered).toList();
        try {
            return write(batch);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Books a batch in one transaction, again when the database says that this may help. */
    List<Receipt> write(List<Delivered> batch) throws SQLException {
        prepare(batch);
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = database.application().getConnection()) {
                connection.setAutoCommit(false);
                try {
                    List<Receipt> receipts = new BatchWriter(connection, keys, types, now, thresholds).write(batch);
                    connection.commit();
                    return receipts;
                } catch (SQLException e) {
                    connection.rollback();
                    if (attempt == 5 || !Failures.worthRetrying(e)) {
                        throw e;
                    }
                }
            }
        }
    }

    /** Books into a transaction that somebody else ends. */
    List<Receipt> write(Connection connection, Delivered delivered) throws SQLException {
        return new BatchWriter(connection, keys, types, now, thresholds).write(List.of(delivered));
    }

    /** Books a batch and asks the same transaction: the first column of the answer, as texts. */
    List<String> ask(String question, String... bodies) throws SQLException {
        List<Delivered> batch = Arrays.stream(bodies).map(this::delivered).toList();
        prepare(batch);
        List<String> answers = new ArrayList<>();
        try (Connection connection = database.application().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            new BatchWriter(connection, keys, types, NOW, thresholds).write(batch);
            try (ResultSet rows = statement.executeQuery(question)) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            connection.commit();
        }
        return answers;
    }

    /** Makes what the batch refers to. */
    void prepare(List<Delivered> batch) throws SQLException {
        List<Months.Month> months = new ArrayList<>();
        for (Delivered delivered : batch) {
            months.add(Months.Month.of("event", delivered.plan().event().occurredAt()));
        }
        for (Delivered delivered : batch) {
            months.add(Months.Month.of("delivery", delivered.receivedAt()));
            months.add(Months.Month.of("raw_body", delivered.receivedAt()));
        }
        try (Connection connection = database.application().getConnection()) {
            new Months().ensure(connection, months.stream().distinct().toList());
            types.ensure(
                    connection,
                    batch.stream()
                            .map(delivered -> delivered.plan().event().name())
                            .toList());
            types.forms().remember(JsonForms.store(connection, types.forms().takeWanted()));
        }
    }
}
