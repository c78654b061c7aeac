package org.rocketrewards.ledger.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.ledger.control.LeaderboardStore;

/** The transactions in which leaderboards follow the books. */
@NotAudited("it counts what the entries say")
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LeaderboardWriter {
    private static final int AT_ONCE = 2_000;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    Clock clock;

    /** Counts some of what was booked; true when there is more at once. */
    public boolean advance() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new LeaderboardStore(connection).advance(AT_ONCE, clock.instant());
        }
    }

    /** How many entries were ever numbered; what grows between two looks was booked, or rolled back, in between. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public long numbered() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new LeaderboardStore(connection).numbered();
        }
    }
}
