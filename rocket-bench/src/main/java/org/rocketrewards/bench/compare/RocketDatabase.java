package org.rocketrewards.bench.compare;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL that Rocket has started: also home to a second database with the same schema. */
public final class RocketDatabase {
    private static final String SECOND = "one_transaction_each";
    private static final String SUPERUSER = "postgres";
    private static final String APPLICATION = "rocket_app";
    private static final List<String> TABLES =
            List.of("event", "raw_body", "account", "entry", "claim", "counter", "delivery");

    private final Properties properties = new Properties();
    private final String url;
    private final Path data;

    /** Reads the address and the passwords out of Rocket's home. */
    public RocketDatabase(Path home) throws IOException {
        try (Reader reader = Files.newBufferedReader(home.resolve("database.properties"))) {
            properties.load(reader);
        }
        this.url = properties.getProperty("url");
        this.data = home.resolve("postgresql/data");
    }

    /** Makes the second database, empty, and returns connections of the application's role. */
    DataSource second() throws IOException {
        execute(dataSource(url, SUPERUSER), "CREATE DATABASE " + SECOND);
        DataSource owner = dataSource(secondUrl(), SUPERUSER);
        Flyway.configure(RocketDatabase.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", APPLICATION))
                .load()
                .migrate();
        execute(owner, "SELECT ensure_month('event', now()), ensure_month('raw_body', now())");
        execute(owner, InsertTransaction.TABLE + APPLICATION);
        return dataSource(secondUrl(), APPLICATION);
    }

    /** Connections that may do everything. */
    public DataSource superuser() {
        return dataSource(url, SUPERUSER);
    }

    String version() throws IOException {
        try (Connection connection = dataSource(url, SUPERUSER).getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Rows per event in the tables that grow with events, of Rocket or of the second database. */
    Map<String, Double> rowsPerEvent(boolean second) throws IOException {
        Map<String, Double> rows = new LinkedHashMap<>();
        try (Connection connection =
                        dataSource(second ? secondUrl() : url, SUPERUSER).getConnection();
                Statement statement = connection.createStatement()) {
            double events = 1;
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    row.next();
                    long count = row.getLong(1);
                    events = table.equals("event") ? Math.max(1, count) : events;
                    rows.put(table, count / events);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Processor time of the server and all its processes so far. */
    Duration cpu() throws IOException {
        Path file = data.resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        Optional<ProcessHandle> postmaster = ProcessHandle.of(pid);
        Duration sum = Duration.ZERO;
        if (postmaster.isPresent()) {
            sum = postmaster.get().descendants().map(RocketDatabase::cpu).reduce(cpu(postmaster.get()), Duration::plus);
        }
        return sum;
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private String secondUrl() {
        return url.replaceFirst("/[^/?]+(\\?|$)", "/" + SECOND + "$1");
    }

    private DataSource dataSource(String address, String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address);
        source.setUser(role);
        source.setPassword(properties.getProperty(role + ".password"));
        return source;
    }

    private static void execute(DataSource database, String sql) throws IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException(sql + ": " + e.getMessage(), e);
        }
    }
}
