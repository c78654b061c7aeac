package org.rocketrewards.ingest.alerts.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.ingest.alerts.control.AlertReader;
import org.rocketrewards.ingest.alerts.control.AlertStore;
import org.rocketrewards.ingest.alerts.control.Notice;

/** The transactions of those who look and of those who tell: each call is one. */
@NotAudited("nobody changes anything: it notes what Rocket sees, and who was told")
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AlertWriter {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    Clock clock;

    /** What a look brought. */
    public record Seen(List<Long> raised, List<Long> over) {
        /** Copies the lists. */
        public Seen {
            raised = List.copyOf(raised);
            over = List.copyOf(over);
        }
    }

    /** Looks once, if no other node does at this moment. */
    public Seen look(int tokenDays, int overdue, Collection<String> channels) throws SQLException {
        try (Connection connection = database.getConnection()) {
            AlertStore store = new AlertStore(connection, clock.instant());
            if (!store.takeTurn()) {
                return new Seen(List.of(), List.of());
            }
            Seen seen = new Seen(store.raise(tokenDays, overdue), store.end());
            store.tell(seen.raised(), Notice.RAISED, channels);
            store.tell(seen.over(), Notice.OVER, channels);
            return seen;
        }
    }

    /** Takes the notices that are due, to be told by this node. */
    public List<Notice> take() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Long> taken = new AlertStore(connection, clock.instant()).take();
            return new AlertReader(database).notices(taken);
        }
    }

    /** It was told. */
    public void sent(long notice) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new AlertStore(connection, clock.instant()).sent(notice);
        }
    }

    /** It could not be told. */
    public void notSent(long notice, @Nullable String failure) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new AlertStore(connection, clock.instant()).notSent(notice, failure);
        }
    }
}
