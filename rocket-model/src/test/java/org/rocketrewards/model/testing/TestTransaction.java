package org.rocketrewards.model.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;

/**
 * One transaction of the application's role in which JPA and JDBC see each other's work, as in the container.
 *
 * <pre>{@code
 * try (TestTransaction tx = TestTransaction.begin()) {
 *     … tx.entities(), tx.dataSource() …
 *     tx.commit();
 * }
 * }</pre>
 *
 * Rolled back when closed without {@link #commit()}. A module that uses it needs EclipseLink in test scope.
 */
public final class TestTransaction implements AutoCloseable {
    private final EntityManager entities;

    private TestTransaction(EntityManager entities) {
        this.entities = entities;
        entities.getTransaction().begin();
    }

    /** Begins a transaction. */
    public static TestTransaction begin() {
        return new TestTransaction(Factory.INSTANCE.createEntityManager());
    }

    /** The persistence context of the transaction. */
    public EntityManager entities() {
        return entities;
    }

    /** Gives out the connection of the transaction; closing it does nothing. */
    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                TestTransaction.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return unclosable(entities.unwrap(Connection.class));
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Writes what is pending and commits. */
    public void commit() {
        entities.getTransaction().commit();
    }

    @Override
    public void close() {
        if (entities.getTransaction().isActive()) {
            entities.getTransaction().rollback();
        }
        entities.close();
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TestTransaction.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The persistence unit, outside a container. */
    private static final class Factory {
        private static final EntityManagerFactory INSTANCE = Persistence.createEntityManagerFactory(
                "rocket",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource",
                                TestDatabase.shared().application(),
                        "eclipselink.logging.level", "WARNING"));
    }
}
