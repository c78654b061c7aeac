package org.rocketrewards.database;

import java.sql.SQLException;

/** Makes something of the current row. */
@FunctionalInterface
public interface RowReader<T> {
    /** Called once per row; {@code row} is the same object each time. */
    T read(Row row) throws SQLException;
}
