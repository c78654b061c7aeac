package org.rocketrewards.seal.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.rocketrewards.model.Invariants;

/** What must hold in any database: the statements in {@code db/checks}, each of which finds nothing in a sound one. */
final class InvariantCheck {
    private static final int NAMED = 100;

    private final Connection connection;
    private final Report report;
    private final Progress progress;

    InvariantCheck(Connection connection, Report report, Progress progress) {
        this.connection = connection;
        this.report = report;
        this.progress = progress;
    }

    void run() throws SQLException {
        long done = 0;
        for (Map.Entry<String, String> check : Invariants.statements().entrySet()) {
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(NAMED);
                try (ResultSet rows = statement.executeQuery(check.getValue())) {
                    for (int i = 0; i < NAMED && rows.next(); i++) {
                        report.found(Fault.INVARIANT_BROKEN, check.getKey(), describe(rows));
                    }
                }
            }
            progress.at("invariants", ++done);
        }
        report.count("invariants", done);
    }

    private static String describe(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            text.append(i == 1 ? "" : ", ")
                    .append(columns.getColumnLabel(i))
                    .append(' ')
                    .append(row.getString(i));
        }
        return text.toString();
    }
}
