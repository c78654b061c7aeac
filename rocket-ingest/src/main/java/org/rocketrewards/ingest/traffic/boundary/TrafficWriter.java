package org.rocketrewards.ingest.traffic.boundary;

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
import org.rocketrewards.ingest.traffic.control.TrafficRoll;

/** The transactions in which the counts behind the overview follow the deliveries and the books. */
@NotAudited("it counts what the deliveries and entries say")
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TrafficWriter {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    Clock clock;

    /** Counts some of it; true when there is more at once. */
    public boolean advance() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new TrafficRoll(database, connection).advance(clock.instant());
        }
    }
}
