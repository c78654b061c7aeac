package org.rocketrewards.ledger.control;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ledger.Reconciliation;
import org.rocketrewards.model.Invariants;

/** Runs the checks of the books. Read-only; each check sees the books of one moment. */
public final class Reconciler {
    private static final String TOTALS = SqlFile.read(Reconciler.class, "sumAccounts");
    private static final int SECONDS_EACH = 60;
    private static final int LISTED = 100;
    private static final String CANCELLED = "57014";

    private final DataSource database;

    /** Of this database. */
    public Reconciler(DataSource database) {
        this.database = database;
    }

    /** Checks everything. */
    public Reconciliation run(Instant at) {
        try (Connection connection = database.getConnection()) {
            Reconciliation.Totals totals = totals(connection);
            List<Reconciliation.Check> checks = new ArrayList<>();
            for (Map.Entry<String, String> check : Invariants.statements().entrySet()) {
                checks.add(check(connection, check.getKey(), check.getValue()));
            }
            boolean balanced = checks.stream().allMatch(check -> check.state().equals("holds"));
            return new Reconciliation(at, balanced, totals, checks);
        } catch (SQLException e) {
            throw new IllegalStateException("the books cannot be checked", e);
        }
    }

    private static Reconciliation.Totals totals(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS_EACH);
            try (ResultSet row = statement.executeQuery(TOTALS)) {
                row.next();
                return new Reconciliation.Totals(
                        row.getLong("accounts"),
                        row.getLong("entries"),
                        row.getLong("learners"),
                        row.getLong("issuance"),
                        row.getLong("adjustment"),
                        row.getLong("expiry"),
                        row.getLong("imported"));
            }
        }
    }

    /** A savepoint around each: one that is given up must not end the transaction. */
    private static Reconciliation.Check check(Connection connection, String name, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT before_check");
            statement.setQueryTimeout(SECONDS_EACH);
            statement.setMaxRows(LISTED + 1);
            try (ResultSet rows = statement.executeQuery(sql)) {
                List<Map<String, @Nullable String>> differences = new ArrayList<>();
                boolean more = false;
                while (rows.next()) {
                    if (differences.size() == LISTED) {
                        more = true;
                        break;
                    }
                    differences.add(row(rows));
                }
                return new Reconciliation.Check(
                        name, meaning(sql), differences.isEmpty() ? "holds" : "broken", differences, more);
            } catch (SQLException e) {
                if (!CANCELLED.equals(e.getSQLState())) {
                    throw e;
                }
                statement.execute("ROLLBACK TO SAVEPOINT before_check");
                return new Reconciliation.Check(name, meaning(sql), "given_up", List.of(), false);
            }
        }
    }

    private static Map<String, @Nullable String> row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), rows.getString(i));
        }
        return row;
    }

    /** The comment that the statement begins with. */
    static String meaning(String sql) {
        return sql.lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining(" "));
    }
}
