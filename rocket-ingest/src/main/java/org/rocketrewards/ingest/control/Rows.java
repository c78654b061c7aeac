package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.RoundTrip;

/** Rows of one table, collected by column and inserted with one statement: one array a column. */
final class Rows {
    private final String sql;
    private final String[] types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();
    private int size;

    /**
     * Rows to be inserted.
     *
     * @param sql an insert that selects from {@code unnest(?…)} with one parameter a column
     * @param types SQL type of each column's values
     */
    Rows(String sql, String... types) {
        this.sql = sql;
        this.types = types;
        for (int i = 0; i < types.length; i++) {
            columns.add(new ArrayList<>());
        }
    }

    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            columns.get(i).add(values[i]);
        }
        size++;
    }

    int size() {
        return size;
    }

    /** Inserts the rows, if there are any, and tells how many there was room for. */
    void insert(RoundTrip trip, IntConsumer inserted) {
        if (size == 0) {
            return;
        }
        Object[] parameters = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            parameters[i] = new RoundTrip.Column(types[i], columns.get(i).toArray());
        }
        trip.update(sql, inserted, parameters);
    }

    /** Inserts the rows, if there are any. */
    void insert(Connection connection) throws SQLException {
        RoundTrip trip = new RoundTrip();
        insert(trip, count -> {});
        trip.send(connection);
    }
}
