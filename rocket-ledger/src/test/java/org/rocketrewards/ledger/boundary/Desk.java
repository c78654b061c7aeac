package org.rocketrewards.ledger.boundary;

import jakarta.ejb.SessionContext;
import jakarta.enterprise.event.Event;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.rocketrewards.ledger.BalanceCorrected;
import org.rocketrewards.ledger.EntryReversed;
import org.rocketrewards.model.testing.TestDatabase;

/** {@link Corrections} outside a container: each call is a transaction of the application's role, rolled back if it fails. */
final class Desk {
    static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    final RecordedAudit audit = new RecordedAudit();
    final List<EntryReversed> news = new ArrayList<>();
    final List<BalanceCorrected> balances = new ArrayList<>();
    private final TestDatabase database;
    private final boolean fourEyes;
    private String caller = "ada";

    Desk(TestDatabase database, boolean fourEyes) {
        this.database = database;
        this.fourEyes = fourEyes;
    }

    Desk as(String person) {
        caller = person;
        return this;
    }

    <T> T call(Function<Corrections, T> work) {
        try (Connection connection = database.application().getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(corrections(connection));
                connection.commit();
                return result;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Corrections corrections(Connection connection) {
        Principal principal = () -> caller;
        Corrections corrections = new Corrections();
        corrections.database = always(connection);
        corrections.audit = audit;
        corrections.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        corrections.fourEyes = fourEyes;
        corrections.session = (SessionContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionContext.class}, (self, method, args) -> principal);
        corrections.news = recording(EntryReversed.class, news);
        corrections.balances = recording(BalanceCorrected.class, balances);
        return corrections;
    }

    @SuppressWarnings("unchecked")
    private static <T> Event<T> recording(Class<T> kind, List<T> told) {
        return (Event<T>) Proxy.newProxyInstance(
                Desk.class.getClassLoader(), new Class<?>[] {Event.class}, (self, method, args) -> {
                    told.add(kind.cast(args[0]));
                    return null;
                });
    }

    /** Gives out one connection; closing it does nothing. */
    static DataSource always(Connection connection) {
        Connection open = (Connection) Proxy.newProxyInstance(
                Desk.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                Desk.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, args) -> open);
    }
}
