package org.rocketrewards.seal.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.rocketrewards.seal.Frontier;

/** The stored inner nodes against those that the leaves give, in the order in which the leaves complete them. */
final class NodeCheck implements Frontier.Listener, AutoCloseable {
    private final Report report;
    private final Statement statement;
    private final ResultSet stored;
    private boolean astray;

    NodeCheck(Connection connection, Report report) throws SQLException {
        this.report = report;
        this.statement = connection.createStatement();
        statement.setFetchSize(4_096);
        this.stored = statement.executeQuery(
                "SELECT level, position, hash FROM seal_node ORDER BY (position + 1) << level::int, level");
    }

    @Override
    public void completed(int level, long number, byte[] hash) {
        if (astray) {
            return;
        }
        try {
            if (!stored.next() || stored.getInt(1) != level || stored.getLong(2) != number) {
                // all that follow are out of step too: one finding stands for them
                astray = true;
                report.found(
                        Fault.TREE_CHANGED,
                        "node " + number + " at level " + level,
                        "it is missing, or one was added before it");
            } else if (!Arrays.equals(stored.getBytes(3), hash)) {
                report.found(
                        Fault.TREE_CHANGED,
                        "node " + number + " at level " + level,
                        "it is not the hash of leaves " + (number << level) + " to " + ((number + 1 << level) - 1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the nodes of the tree cannot be read", e);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
