package org.rocketrewards.bench.compare;

import java.sql.SQLException;
import org.rocketrewards.bench.load.Event;

/** Does something with an event and commits. On a connection of its own; not thread-safe. */
interface Transaction extends AutoCloseable {
    /**
     * Does it.
     *
     * @return whether the event was new
     */
    boolean book(Event event) throws SQLException;

    @Override
    void close() throws SQLException;
}
