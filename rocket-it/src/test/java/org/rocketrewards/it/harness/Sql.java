package org.rocketrewards.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rocket's database, seen by its superuser. Every call has a connection of its own, so that restarts do no harm. */
public final class Sql {
    private final String url;
    private final String user;
    private final String password;

    /** A database by its JDBC address. */
    public Sql(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** The rows of a query, each a list of its columns. */
    public List<List<Object>> rows(String query, Object... parameters) {
        return run(query, parameters, statement -> {
            List<List<Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        row.add(result.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    /** The single number that a query answers; 0 when it answers null. */
    public long number(String query, Object... parameters) {
        Object value = rows(query, parameters).get(0).get(0);
        return value == null ? 0 : ((Number) value).longValue();
    }

    /** The two columns of a query as a map of numbers. */
    public Map<Long, Long> numbers(String query, Object... parameters) {
        Map<Long, Long> numbers = new TreeMap<>();
        rows(query, parameters)
                .forEach(row -> numbers.put(((Number) row.get(0)).longValue(), ((Number) row.get(1)).longValue()));
        return numbers;
    }

    /** Runs a statement that changes something. */
    public int update(String statement, Object... parameters) {
        return run(statement, parameters, PreparedStatement::executeUpdate);
    }

    /** What the product's own checks of its books find, by the name of the check; empty when all is well. */
    public Map<String, List<List<Object>>> brokenInvariants() {
        Path checks = Path.of(System.getProperty("rocket.reactor", ".."), "rocket-model/src/main/resources/db/checks");
        Map<String, List<List<Object>>> broken = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(checks)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".sql")).toList();
            if (all.isEmpty()) {
                throw new IllegalStateException("no checks in " + checks);
            }
            for (Path file : all) {
                List<List<Object>> found = rows(Files.readString(file).strip().replaceFirst(";$", ""));
                if (!found.isEmpty()) {
                    broken.put(file.getFileName().toString(), found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return broken;
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String text, Object[] parameters, Work<T> work) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
