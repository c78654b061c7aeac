package org.rocketrewards.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.model.testing.TestDatabase;

/** A learner with far more entries than others: reading the newest takes them and the names of rules, not all entries. */
class AccountReaderPlanTest {
    private static final Pattern ROWS = Pattern.compile("actual time=\\S+ rows=([0-9]+)");

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    @BeforeEach
    void books() {
        DB.execute("INSERT INTO rule_key (key) SELECT 'rule.' || n FROM generate_series(1, 80) n");
        DB.execute("INSERT INTO account (learner_key, balance, entries, opened_at)"
                + " SELECT n, 1, 1, now() FROM generate_series(1, 2000) n");
        DB.execute("INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance,"
                + " occurred_at, booked_at, rule_id)"
                + " SELECT CASE WHEN n <= 2000 THEN n ELSE 1 END, CASE WHEN n <= 2000 THEN 1 ELSE n END, n, 'award', -1,"
                + " CASE WHEN n <= 2000 THEN n ELSE 1 END, 1, 1, now(), now(), 1 FROM generate_series(1, 5000) n");
        DB.execute("ANALYZE entry");
        DB.execute("ANALYZE rule_key");
    }

    @Test
    void noMoreThanIsShownIsReadWhateverThePlanWasMadeFor() throws SQLException {
        String sql = SqlFile.read(AccountReader.class, "findEntries");
        for (int i = 1; sql.contains("?"); i++) {
            sql = sql.replaceFirst("\\?", "\\$" + i);
        }
        for (String mode : List.of("force_generic_plan", "force_custom_plan")) {
            String plan = plan(mode, sql);

            assertThat(ROWS.matcher(plan).results().map(found -> found.group(1)))
                    .as(mode + "\n" + plan)
                    .contains("50")
                    .allSatisfy(rows -> assertThat(Long.parseLong(rows)).isLessThanOrEqualTo(100));
        }
    }

    private static String plan(String mode, String sql) throws SQLException {
        try (Connection connection = DB.application().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = " + mode);
            statement.execute("PREPARE entries (bigint, bigint, timestamptz, timestamptz, bigint) AS " + sql);
            List<String> lines = new ArrayList<>();
            try (ResultSet plan = statement.executeQuery("EXPLAIN (ANALYZE)"
                    + " EXECUTE entries (1, 9223372036854775807, '1970-01-01', '9999-12-31', 50)")) {
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
            }
            return String.join("\n", lines);
        }
    }
}
