package org.rocketrewards.model.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.rocketrewards.model.Invariants;

/**
 * A real PostgreSQL with Rocket's schema, one per JVM, started by the first test that asks for it and stopped with the
 * JVM. Emptied before each test when registered as an extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase DB = TestDatabase.shared();
 * }</pre>
 *
 * Tests of the application use {@link #application()}, whose role may do no more than in production; what a test
 * prepares or looks up behind the application's back goes through {@link #superuser()}.
 */
public final class TestDatabase implements BeforeEachCallback {
    /** The role whose rights are those of the running application. */
    public static final String APPLICATION_ROLE = "rocket_app";

    private static final String OWNER_ROLE = "rocket_owner";
    private static final String NAME = "rocket";
    private static final String BACKUP = "rocket_backup";

    /** A table without a page was never written to since it was emptied: most are, and each costs a millisecond. */
    private static final String EMPTY = """
            DO $$
            DECLARE
                written text;
            BEGIN
                SELECT string_agg(quote_ident(relname), ', ') INTO written FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0
                  AND relname NOT IN ('flyway_schema_history', 'setting_version');
                IF written IS NOT NULL THEN
                    EXECUTE 'TRUNCATE ' || written || ' CASCADE';
                END IF;
                PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false) FROM pg_sequences
                WHERE schemaname = 'public' AND last_value IS NOT NULL;
                UPDATE setting_version SET version = 1 WHERE version <> 1;
            END
            $$""";

    private final EmbeddedPostgres server;
    private final String name;

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The database of this JVM. */
    public static TestDatabase shared() {
        return Holder.INSTANCE;
    }

    /** Connections of the application's role; a new connection each time. */
    public DataSource application() {
        return dataSource(APPLICATION_ROLE);
    }

    /** Connections of the owner of the schema, who migrates it. */
    public DataSource owner() {
        return dataSource(OWNER_ROLE);
    }

    /** Connections that may do everything. */
    public DataSource superuser() {
        return dataSource("postgres");
    }

    /** JDBC URL without user; every password is accepted. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    /** Makes the database as it is after the migrations: no rows but those that they insert, ids from 1. */
    public void empty() {
        execute(EMPTY);
    }

    /** Another database of the same server, in which nothing is, not even the schema; one of that name goes first. */
    public TestDatabase another(String other) {
        onServer(
                "DROP DATABASE IF EXISTS " + other + " WITH (FORCE)",
                "CREATE DATABASE " + other + " OWNER " + OWNER_ROLE);
        return new TestDatabase(server, other);
    }

    /** The same with all that is in this database now. Nobody may be connected to this one. */
    public TestDatabase copy(String other) {
        onServer(
                "DROP DATABASE IF EXISTS " + other + " WITH (FORCE)",
                "CREATE DATABASE " + other + " TEMPLATE " + name + " OWNER " + OWNER_ROLE);
        return new TestDatabase(server, other);
    }

    /** Keeps the whole database as it is now, as a backup does; there is one at a time. Nobody may be connected. */
    public void backUp() {
        onServer(
                "DROP DATABASE IF EXISTS " + BACKUP,
                "CREATE DATABASE " + BACKUP + " TEMPLATE " + NAME + " OWNER " + OWNER_ROLE);
    }

    /** Puts what {@link #backUp} kept in the place of the database, once. */
    public void restore() {
        onServer("DROP DATABASE " + NAME, "ALTER DATABASE " + BACKUP + " RENAME TO " + NAME);
    }

    private void onServer(String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    /** Runs a statement as superuser and returns how many rows it touched. */
    public int execute(String sql, @Nullable Object... parameters) {
        try (Connection connection = superuser().getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.execute() ? 0 : Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** All rows of a query as superuser; column label to value. */
    public List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... parameters) {
        try (Connection connection = superuser().getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one number that a query returns. */
    public long number(String sql, @Nullable Object... parameters) {
        Object value = rows(sql, parameters).get(0).values().iterator().next();
        return ((Number) Objects.requireNonNull(value, sql)).longValue();
    }

    /** Runs every check in {@code db/checks}; the rows that break an invariant by check, so empty when all hold. */
    public Map<String, List<Map<String, @Nullable Object>>> violations() {
        Map<String, List<Map<String, @Nullable Object>>> violations = new LinkedHashMap<>();
        Invariants.statements().forEach((name, sql) -> {
            List<Map<String, @Nullable Object>> rows = rows(sql);
            if (!rows.isEmpty()) {
                violations.put(name, rows);
            }
        });
        return violations;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty();
    }

    private TestDatabase prepared() {
        onServer(
                "CREATE ROLE " + OWNER_ROLE + " LOGIN",
                "CREATE ROLE " + APPLICATION_ROLE + " LOGIN",
                "CREATE DATABASE " + NAME + " OWNER " + OWNER_ROLE);
        Flyway.configure(TestDatabase.class.getClassLoader())
                .dataSource(owner())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", APPLICATION_ROLE))
                .validateMigrationNaming(true)
                .load()
                .migrate();
        return this;
    }

    private DataSource dataSource(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(role);
        source.setPassword("any");
        return source;
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Starts the server when the first test asks for it. */
    private static final class Holder {
        static final TestDatabase INSTANCE = start();

        private static TestDatabase start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "120")
                        .setServerConfig("timezone", "Asia/Kathmandu")
                        .start();
                return new TestDatabase(server, NAME).prepared();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }
    }
}
