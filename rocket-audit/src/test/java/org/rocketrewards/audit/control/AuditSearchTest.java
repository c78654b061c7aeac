package org.rocketrewards.audit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocketrewards.audit.AuditFilter;
import org.rocketrewards.audit.AuditRow;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.TestDatabase;

/** Pages of a large audit trail; {@code -Drocket.audit.records} says how large. */
class AuditSearchTest {
    /** Not emptied before each test: filling it takes its time. */
    static final TestDatabase DB = TestDatabase.shared();

    private static final int RECORDS = Integer.getInteger("rocket.audit.records", 200_000);
    private static final System.Logger LOG = System.getLogger(AuditSearchTest.class.getName());
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MOST_READ_IN_VAIN = 2_000;
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: ([0-9]+)");

    private final AuditSearch search = new AuditSearch(DB.application());

    @RegisterExtension
    static final AfterAllCallback CLEANING = context -> DB.empty();

    /**
     * Filters that are frequent and never meet are the worst that a search can be asked: person 5 alone publishes rule sets,
     * and imports are long ago.
     */
    @BeforeAll
    static void fill() {
        DB.empty();
        List<Map<String, @Nullable Object>> indexes = DB.rows("SELECT i.indexname AS name, i.indexdef AS made FROM"
                + " pg_indexes i WHERE i.tablename = 'audit_record' AND i.indexname <> 'audit_record_pkey'");
        indexes.forEach(index -> DB.execute("DROP INDEX " + index.get("name")));
        DB.execute("INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, result,"
                + " before, after) SELECT timestamptz '2026-01-01T00:00:00Z' + n * interval '10 seconds', 'person',"
                + " CASE WHEN n % 50000 = 7 THEN 'rarely' ELSE 'person-' || n % 20 END,"
                + " CASE WHEN n < " + RECORDS / 20 + " THEN 'import.add' WHEN n % 40000 = 3 THEN 'person.create'"
                + " WHEN n % 20 = 5 THEN 'rule_set.publish' ELSE 'source.configure' END,"
                + " CASE WHEN n < " + RECORDS / 20 + " THEN 'import' WHEN n % 20 = 5 THEN 'rule_set' ELSE 'source' END,"
                + " 'site-' || n % 1000, CASE WHEN n % 20 = 1 THEN 'refused' ELSE 'done' END,"
                + " '{\"title\": \"A\"}', '{\"title\": \"B\"}' FROM generate_series(1, " + RECORDS + ") n");
        indexes.forEach(index -> DB.execute(String.valueOf(index.get("made"))));
        DB.execute("VACUUM ANALYZE audit_record");
    }

    static Stream<AuditFilter> filters() {
        Instant middle = BEGIN.plusSeconds(10L * RECORDS / 2);
        return Stream.of(
                AuditFilter.ALL,
                filter("person-3", null, null, null, null, null, null),
                filter("rarely", null, null, null, null, null, null),
                filter("nobody", null, null, null, null, null, null),
                filter(null, "source.configure", null, null, null, null, null),
                filter(null, "person.create", null, null, null, null, null),
                filter(null, "import.add", null, null, null, null, null),
                filter("person-3", "source.configure", null, null, null, null, null),
                filter("person-3", "rule_set.publish", null, null, null, null, null),
                filter("rarely", "person.create", null, null, null, null, null),
                filter(null, null, "source", "site-7", null, null, null),
                filter("person-3", null, "source", "site-7", null, null, null),
                filter(null, null, "source", null, null, null, null),
                filter(null, null, "import", null, null, null, null),
                filter("person-5", null, "source", null, null, middle, null),
                filter("person-3", null, "rule_set", null, null, null, null),
                filter(null, "rule_set.publish", "source", null, null, null, null),
                filter(null, null, null, null, "refused", null, null),
                filter(null, null, null, null, "done", null, null),
                filter("person-3", null, null, null, "refused", null, null),
                filter(null, "rule_set.publish", null, null, "refused", null, null),
                filter(null, null, "rule_set", null, "refused", null, null),
                filter(null, null, null, null, null, BEGIN, BEGIN.plusSeconds(3_600)),
                filter(null, null, null, null, null, middle, middle.plusSeconds(3_600)),
                filter("person-3", null, null, null, "done", null, middle),
                filter("person-3", "import.add", null, null, null, middle, null));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageComesByAnIndexAndInTime(AuditFilter filter) throws SQLException {
        String plan = explain(filter);
        List<AuditRow> page = search.find(filter, Long.MAX_VALUE, 51);
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            search.find(filter, Long.MAX_VALUE, 51);
            micros.add((System.nanoTime() - begin) / 1_000);
        }
        Collections.sort(micros);
        LOG.log(
                RECORDS > 1_000_000 ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                "records={0} median={1} most={2} µs {3}",
                RECORDS,
                micros.get(2),
                micros.get(4),
                filter);

        assertThat(plan).doesNotContain("Seq Scan");
        if (filter.from() == null && filter.to() == null) {
            assertThat(removed(plan)).as(plan).isLessThan(MOST_READ_IN_VAIN);
        }
        assertThat(page).isSortedAccordingTo((a, b) -> Long.compare(b.id(), a.id()));
        assertThat(page).allSatisfy(row -> assertThat(fits(filter, row)).isTrue());
    }

    @Test
    void pagesFollowOneAnother() {
        AuditFilter filter = filter("rarely", null, null, null, null, null, null);
        List<Long> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (List<AuditRow> page = search.find(filter, before, 2);
                !page.isEmpty();
                page = search.find(filter, before, 2)) {
            page.forEach(row -> all.add(row.id()));
            before = all.get(all.size() - 1);
        }

        assertThat(all)
                .hasSize((int) DB.number("SELECT count(*) FROM audit_record WHERE actor = 'rarely'"))
                .doesNotHaveDuplicates();
    }

    @Test
    void filtersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> filter(null, null, null, "7", null, null, null))
                .isInstanceOf(RocketException.class);
        assertThatThrownBy(() -> filter(null, null, null, null, "maybe", null, null))
                .isInstanceOf(RocketException.class);
        assertThatThrownBy(() -> filter(null, null, null, null, null, BEGIN, BEGIN))
                .isInstanceOf(RocketException.class);
    }

    private static String explain(AuditFilter filter) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        String sql = AuditSearch.sql(filter, Long.MAX_VALUE, 0, 51, parameters);
        StringBuilder plan = new StringBuilder();
        try (Connection connection = DB.application().getConnection();
                PreparedStatement explain =
                        connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS OFF, TIMING OFF) " + sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                Object value = parameters.get(i);
                explain.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    /** Rows that were read and did not fit. */
    private static long removed(String plan) {
        return REMOVED.matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static boolean fits(AuditFilter filter, AuditRow row) {
        return (filter.actor() == null || filter.actor().equals(row.actor()))
                && (filter.action() == null || filter.action().equals(row.action()))
                && (filter.objectType() == null || filter.objectType().equals(row.objectType()))
                && (filter.objectId() == null || filter.objectId().equals(row.objectId()))
                && (filter.result() == null || filter.result().equals(row.result()))
                && (filter.from() == null || !row.recordedAt().isBefore(filter.from()))
                && (filter.to() == null || row.recordedAt().isBefore(filter.to()));
    }

    private static AuditFilter filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String objectType,
            @Nullable String objectId,
            @Nullable String result,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new AuditFilter(actor, action, objectType, objectId, result, from, to);
    }
}
