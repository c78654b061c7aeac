package org.rocketrewards.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements that travel to the database together, and their results back: the time of one round trip instead of one
 * each. They run in the order they were added, each sees what those before it wrote and what others committed
 * meanwhile, and none runs behind one that failed. Not thread-safe.
 *
 * <p>PostgreSQL's driver sends the statements of one text as one message of its extended protocol, and keeps each of
 * them prepared; see "Multiple statements" and "Pipelining" in PostgreSQL's documentation of the protocol.
 */
public final class RoundTrip {
    private final List<Step> steps = new ArrayList<>();

    /** Reads the rows of a query. */
    @FunctionalInterface
    public interface Reader {
        /** Reads all rows; the result set is closed by the caller. */
        void read(ResultSet rows) throws SQLException;
    }

    /**
     * A parameter that is an array, made as {@link SqlArrays} does it.
     *
     * @param type SQL type of the elements
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Column(String type, @Nullable Object[] values) {}

    private record Step(String sql, @Nullable Object[] parameters, Reader reader, IntConsumer counter) {}

    /**
     * Adds a query.
     *
     * @param sql one statement without a semicolon behind it
     * @param parameters {@link Column} for arrays of anything, else what JDBC takes
     */
    public RoundTrip query(String sql, Reader reader, @Nullable Object... parameters) {
        steps.add(new Step(sql, parameters, reader, count -> {}));
        return this;
    }

    /**
     * Adds a statement that changes rows.
     *
     * @param sql one statement without a semicolon behind it
     * @param counter is told how many rows it changed
     * @param parameters {@link Column} for arrays of anything, else what JDBC takes
     */
    public RoundTrip update(String sql, IntConsumer counter, @Nullable Object... parameters) {
        steps.add(new Step(sql, parameters, rows -> {}, counter));
        return this;
    }

    /** Adds a statement of which nobody asks how many rows it changes. */
    public RoundTrip update(String sql, @Nullable Object... parameters) {
        return update(sql, count -> {}, parameters);
    }

    /** Sends what was added, if anything was, and has the results read; then it can be filled again. */
    public void send(Connection connection) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        List<Step> sent = List.copyOf(steps);
        steps.clear();
        try (PreparedStatement all =
                connection.prepareStatement(sent.stream().map(Step::sql).collect(Collectors.joining(";\n")))) {
            int parameter = 1;
            for (Step step : sent) {
                for (Object value : step.parameters()) {
                    set(all, parameter++, value);
                }
            }
            boolean rows = all.execute();
            for (int i = 0; i < sent.size(); i++) {
                if (i > 0) {
                    rows = all.getMoreResults();
                }
                if (rows) {
                    try (ResultSet result = all.getResultSet()) {
                        sent.get(i).reader().read(result);
                    }
                } else {
                    sent.get(i).counter().accept(all.getUpdateCount());
                }
            }
        }
    }

    private static void set(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        if (value instanceof Column column) {
            SqlArrays.set(statement, parameter, column.type(), column.values());
        } else {
            statement.setObject(parameter, value);
        }
    }
}
