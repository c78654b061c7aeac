package org.rocketrewards.launcher;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Roles and database inside the embedded server: an owner who migrates, and the application, which may only what the
 * owner grants. Runs at every start, so that passwords file and server agree also after one of them was restored.
 */
final class Provisioning {
    private final int port;
    private final DatabaseProperties properties;

    Provisioning(int port, DatabaseProperties properties) {
        this.port = port;
        this.properties = properties;
    }

    void run() {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(DatabaseProperties.url(port, "postgres"));
        server.setUser(DatabaseProperties.SUPERUSER);
        server.setPassword(properties.password(DatabaseProperties.SUPERUSER));
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            role(connection, statement, DatabaseProperties.OWNER);
            role(connection, statement, DatabaseProperties.APPLICATION);
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + DatabaseProperties.DATABASE + "'")) {
                statement.execute(
                        "CREATE DATABASE " + DatabaseProperties.DATABASE + " OWNER " + DatabaseProperties.OWNER);
            }
            for (String database : new String[] {"postgres", "template1", DatabaseProperties.DATABASE}) {
                statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            }
            statement.execute("GRANT CONNECT, TEMPORARY ON DATABASE " + DatabaseProperties.DATABASE + " TO "
                    + DatabaseProperties.APPLICATION);
        } catch (SQLException e) {
            throw new CannotStartException(
                    ExitCode.DATABASE_FAILED, "the embedded database could not be prepared: " + e.getMessage());
        }
    }

    private void role(Connection connection, Statement statement, String role) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute("CREATE ROLE " + role + " LOGIN");
        }
        // hashed here, so that the server never sees or logs the password
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, properties.password(role).toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
