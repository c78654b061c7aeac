package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.testing.TestDatabase;

/**
 * A page of the delivery log reads about as many rows as it shows, also when what is asked for is rare and old; a count
 * as many as it counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverySearchPlanTest {
    private static final TestDatabase DB = TestDatabase.shared();
    private static final int PAGE = 51;
    private static final int EACH = 30_000;
    /** Rows that may be looked at in vain; a scan of one month would be 10,000. */
    private static final long IN_VAIN = 400;

    private static final Pattern REMOVED = Pattern.compile("\"Rows Removed by Filter\": (\\d+)");

    /** Three months; one in a thousand is of another source, type and learner, all of them in the first month. */
    @BeforeAll
    void sixtyThousandDeliveries() {
        DB.empty();
        for (String month : List.of("2026-09-01", "2026-10-01", "2026-11-01")) {
            for (String table : List.of("event", "delivery")) {
                DB.execute("SELECT ensure_month(?, ?::timestamptz)", table, month);
            }
        }
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now()),"
                + " ('academy', 'Academy', now())");
        DB.execute("INSERT INTO event_type (name) SELECT '\\core\\event\\e' || n FROM generate_series(1, 5) n");
        String common = """
                FROM (SELECT n, n < 3000 AND n %% 100 = 0 AS rare,
                             '2026-09-01T12:00:00Z'::timestamptz + n * interval '250 seconds' AS at
                      FROM generate_series(1, %d) n) g
                """.formatted(EACH);
        DB.execute("""
                INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key,
                                   content_hash, rule_set_version, outcome)
                SELECT n, key, CASE WHEN rare THEN 5 ELSE 1 + n % 4 END, at, 2 * n, at, key, 0, 1,
                       CASE WHEN rare THEN 'quarantined' ELSE 'accepted' END
                FROM (SELECT *, (CASE WHEN rare THEN 2::bigint << 40 ELSE 1::bigint << 40 END) | (n % 500) AS key
                """ + common + ") r");
        DB.execute("""
                INSERT INTO delivery (id, received_at, source_id, outcome, reason, http_status, event_type_id, actor_key,
                                      learner_key)
                SELECT 2 * n + 1, at, CASE WHEN rare THEN 2 ELSE 1 END,
                       CASE WHEN rare THEN 'failed' WHEN n % 3 = 0 THEN 'ignored' ELSE 'duplicate' END, 'test', 200,
                       CASE WHEN rare THEN 5 ELSE 1 + n % 4 END, key, key
                FROM (SELECT *, (CASE WHEN rare THEN 2::bigint << 40 ELSE 1::bigint << 40 END) | (n % 500) AS key
                """ + common + ") r");
        // as the server does by itself after a while
        DB.execute("ANALYZE event, delivery");
    }

    @AfterAll
    void leaveNothing() {
        DB.empty();
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                filter("all", null, null, null, null, 51),
                filter("common type", null, null, 2, null, 51),
                filter("rare type", null, null, 5, null, 51),
                filter("common source", 1, null, null, null, 51),
                filter("rare source", 2, null, null, null, 51),
                filter("common type of the rare source", 2, null, 1, null, 0),
                filter("learner", 1, null, null, 7L, 51),
                filter("rare learner", 2, null, null, 100L, 12),
                filter("learner and type", 1, null, 4, 7L, 51),
                filter("quarantined", null, Outcome.QUARANTINED, null, null, 29),
                filter("failed", null, Outcome.FAILED, null, null, 29),
                filter("refused", null, Outcome.REFUSED, null, null, 0),
                filter("duplicate", null, Outcome.DUPLICATE, null, null, 51),
                filter("ignored of a source", 1, Outcome.IGNORED, null, null, 51),
                filter("quarantined of the rare source", 2, Outcome.QUARANTINED, null, null, 29),
                filter("accepted of a type", null, Outcome.ACCEPTED, 2, null, 51));
    }

    private static Arguments filter(
            String name,
            @Nullable Integer source,
            @Nullable Outcome outcome,
            @Nullable Integer type,
            @Nullable Long learner,
            int found) {
        return Arguments.of(name, source, outcome, type, learner, found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aPageReadsLittleMoreThanItShows(
            String name,
            @Nullable Integer source,
            @Nullable Outcome outcome,
            @Nullable Integer type,
            @Nullable Long learner,
            int found)
            throws SQLException {
        DeliveryFilter filter = new DeliveryFilter(
                source == null ? null : "any", outcome, type == null ? null : "any", learner, null, null);
        DeliverySearch search = new DeliverySearch(
                filter, source, type == null ? null : List.of(type), new IdRange(1, Long.MAX_VALUE), PAGE);

        assertThat(DB.rows(search.sql())).hasSize(found);
        assertThat(DB.number(search.countSql())).isEqualTo(found);
        for (String sql : List.of(search.sql(), search.countSql())) {
            String plan = plan(search, sql);
            assertThat(removed(plan)).as(plan).isLessThan(IN_VAIN);
            assertThat(scanned(plan)).as(plan).isEmpty();
        }
    }

    @Test
    void everyPartitionHasTheIndexesOfItsTable() {
        for (String table : List.of("event", "delivery")) {
            long indexes = DB.number("SELECT count(*) FROM pg_indexes WHERE tablename = ?", table);
            assertThat(DB.rows(
                            "SELECT tablename, count(*) AS n FROM pg_indexes WHERE tablename LIKE ? GROUP BY tablename",
                            table + "\\_2026%"))
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row).containsEntry("n", indexes));
        }
    }

    private static String plan(DeliverySearch search, String sql) throws SQLException {
        try (Connection connection = DB.application().getConnection();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + sql)) {
            int n = 1;
            for (Object instant : search.parameters()) {
                explain.setObject(n++, ((Instant) instant).atOffset(ZoneOffset.UTC));
            }
            try (ResultSet rows = explain.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static long removed(String plan) {
        return REMOVED.matcher(plan)
                .results()
                .map(MatchResult::group)
                .mapToLong(text -> Long.parseLong(text.substring(text.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Partitions with rows that are read from one end to the other; other tests make empty ones. */
    private static List<String> scanned(String plan) {
        List<String> scanned = new ArrayList<>();
        Pattern.compile("\"Node Type\": \"Seq Scan\"[^{}]*?\"Relation Name\": \"((?:event|delivery)_2026\\d+)\"")
                .matcher(plan)
                .results()
                .forEach(match -> scanned.add(match.group(1)));
        return scanned;
    }
}
