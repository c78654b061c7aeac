package org.rocketrewards.launcher.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.rocketrewards.model.testing.TestDatabase;

/** Another database on the same server, with the schema or without. */
record Copy(String url, String owner) {
    static Copy create(TestDatabase server, String name, String owner) {
        if (server.number("SELECT count(*) FROM pg_roles WHERE rolname = ?", owner) == 0) {
            server.execute("CREATE ROLE " + owner + " LOGIN");
        }
        server.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        server.execute("CREATE DATABASE " + name + " OWNER " + owner);
        return new Copy(server.url().replaceFirst("/[^/]+$", "/" + name), owner);
    }

    Copy migrated(String applicationRole) {
        return migrated(applicationRole, "latest");
    }

    Copy migrated(String applicationRole, String version) {
        Flyway.configure(Copy.class.getClassLoader())
                .dataSource(source(owner))
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", applicationRole))
                .target(version)
                .skipDefaultCallbacks(!version.equals("latest"))
                .load()
                .migrate();
        return this;
    }

    PGSimpleDataSource source(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword("any");
        return source;
    }

    Connection connect() throws SQLException {
        return source(owner).getConnection();
    }

    /** Every table with what is in it, and what there is beside tables. */
    Map<String, String> contents() throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        try (Connection connection = source("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : column(
                    statement,
                    "SELECT relname FROM pg_class"
                            + " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
                            + " AND relname <> 'flyway_schema_history'")) {
                contents.put(
                        table, String.join("\n", column(statement, "SELECT t::text FROM " + table + " t ORDER BY 1")));
            }
            for (String sequence : column(statement, "SELECT relname FROM pg_class WHERE relkind = 'S'")) {
                contents.put(
                        sequence,
                        column(statement, "SELECT last_value || ' ' || is_called FROM " + sequence)
                                .get(0));
            }
            contents.put(
                    "(constraints)",
                    column(
                                    statement,
                                    "SELECT conrelid::regclass || ' ' || conname || ' '"
                                            + " || pg_get_constraintdef(oid) || convalidated FROM pg_constraint"
                                            + " WHERE connamespace = 'public'::regnamespace ORDER BY 1")
                            .toString());
            contents.put(
                    "(triggers)",
                    column(
                                    statement,
                                    "SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text"
                                            + " FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1")
                            .toString());
            contents.put(
                    "(rights)",
                    String.join(
                            "\n",
                            column(
                                    statement,
                                    "SELECT relname || ' ' || coalesce(relacl::text, '') FROM pg_class"
                                            + " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') ORDER BY 1")));
        }
        return contents;
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
