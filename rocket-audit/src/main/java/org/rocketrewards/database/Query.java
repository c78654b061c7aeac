package org.rocketrewards.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/**
 * Reads rows. One connection and one statement per call, in the caller's transaction; a statement that takes longer
 * than {@value #TIMEOUT_SECONDS} s is given up, so that a reader cannot hold up those who deliver.
 *
 * <p>Each call is planned for its parameters. A statement that a connection has seen a dozen times may else be planned
 * for any parameters, which can take a hundred times as long: a stretch of an hour is then read like one of all years.
 */
public final class Query {
    private static final System.Logger LOG = System.getLogger(Query.class.getPackageName());
    private static final int TIMEOUT_SECONDS = 10;
    private static final String CANCELLED = "57014";

    /** For this transaction, or for what travels with it. */
    private static final String PLAN_EACH = "SELECT set_config('plan_cache_mode', 'force_custom_plan', true);\n";

    private final DataSource database;
    private final int seconds;

    /** Reads from this database. */
    public Query(DataSource database) {
        this(database, TIMEOUT_SECONDS);
    }

    private Query(DataSource database, int seconds) {
        this.database = database;
        this.seconds = seconds;
    }

    /** The same, but each statement is given up after so many seconds. */
    public Query within(int patienceSeconds) {
        return new Query(database, patienceSeconds);
    }

    /**
     * All rows of a statement.
     *
     * @param parameters in the order of the question marks: text, numbers, {@link Instant}s, lists of integers
     * @throws RocketException {@code database_unavailable}; {@code overloaded} when it takes too long
     */
    public <T> List<T> list(String sql, List<?> parameters, RowReader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PLAN_EACH + sql)) {
            statement.setQueryTimeout(seconds);
            for (int i = 0; i < parameters.size(); i++) {
                bind(connection, statement, i + 1, parameters.get(i));
            }
            statement.execute();
            statement.getMoreResults();
            try (ResultSet result = statement.getResultSet()) {
                Row row = new Row(result);
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, List<?> parameters, RowReader<T> reader) {
        return list(sql, parameters, reader).stream().findFirst();
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof List<?> integers) {
            Array array = connection.createArrayOf("integer", integers.toArray());
            statement.setArray(index, array);
        } else {
            statement.setObject(index, value);
        }
    }

    private RuntimeException refusal(SQLException e) {
        if (CANCELLED.equals(e.getSQLState())) {
            LOG.log(System.Logger.Level.WARNING, "query.givenUp after={0}s", seconds);
            return new RocketException(
                    ProblemType.OVERLOADED, "Reading this takes too long: narrow it down and try again.");
        }
        return Problems.databaseAway(e)
                ? Problems.databaseUnavailable(e)
                : new IllegalStateException("the statement failed", e);
    }
}
