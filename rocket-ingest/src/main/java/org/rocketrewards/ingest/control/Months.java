package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Monthly partitions, remembered once they are there. */
public final class Months {
    /** A month of a partitioned table. */
    public record Month(String table, YearMonth month) {
        /** The month of an instant, in UTC. */
        public static Month of(String table, Instant instant) {
            return new Month(table, YearMonth.from(instant.atOffset(ZoneOffset.UTC)));
        }
    }

    private final Set<Month> known = ConcurrentHashMap.newKeySet();

    /** Forgets all, to look again. */
    public void forget() {
        known.clear();
    }

    /** Whether the partition is known to be there. */
    public boolean has(Month month) {
        return known.contains(month);
    }

    /** Makes the partitions that are missing. To be called in a transaction of its own. */
    public void ensure(Connection connection, Collection<Month> months) throws SQLException {
        try (PreparedStatement make = connection.prepareStatement("SELECT ensure_month(?, ?)")) {
            for (Month month : months) {
                make.setString(1, month.table());
                make.setObject(2, month.month().atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC));
                make.execute();
            }
        }
    }

    /** Remembers partitions whose making was committed. */
    public void remember(Collection<Month> months) {
        known.addAll(months);
    }
}
