package org.rocketrewards.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.testing.TestDatabase;

/** A few rows for every table, inserted in the version that brought it; and whether they are still there later. */
final class SampleRows {
    /** From this version on deliveries name the learner, those of before too. */
    private static final String LEARNERS_NAMED = "202611221840";

    private static final String TABLES = "SELECT relname::text AS name FROM pg_class"
            + " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition"
            + " AND relname <> 'flyway_schema_history' ORDER BY 1";

    private final TestDatabase database;

    SampleRows(TestDatabase database) {
        this.database = database;
    }

    /** The rows of this version, if it brought a table, and an award as there is one in every version. */
    void insert(String version, int number) {
        String rows = text("V" + version + ".sql");
        if (rows != null) {
            execute(rows);
        }
        execute(awardOf(number));
    }

    /** The statements that book an award for the learner of this number. */
    String awardOf(int number) {
        return Objects.requireNonNull(text("each.sql")).replace(":n", String.valueOf(number));
    }

    private void execute(String sql) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Tables without a row, but those of the seals when these are made by a sealer. */
    List<String> emptyTables(boolean sealed) {
        String counts = tables().stream()
                .filter(table -> !sealed || !table.startsWith("seal_") && !table.equals("checkpoint"))
                .map(table -> "SELECT '" + table + "' AS name WHERE NOT EXISTS (SELECT FROM " + table + ")")
                .collect(Collectors.joining(" UNION ALL "));
        return names(counts);
    }

    /** Keeps what is there now, in the database itself. */
    void remember() {
        StringBuilder sql = new StringBuilder("CREATE SCHEMA before");
        for (String table : tables()) {
            sql.append("; CREATE TABLE before.")
                    .append(table)
                    .append(" AS SELECT to_jsonb(t) AS was FROM public.")
                    .append(table)
                    .append(" t");
        }
        database.execute(sql.toString());
    }

    /** Rows that are not there any more with every value that they had. */
    List<String> lost(String version) {
        String before = version.compareTo(LEARNERS_NAMED) < 0 ? "b.was - 'learner_key'" : "b.was";
        return names(names(TABLES.replace("public", "before")).stream()
                .map(table -> "SELECT '" + table + " ' || b.was::text AS name FROM before." + table
                        + " b WHERE NOT EXISTS (SELECT FROM public." + table + " n WHERE to_jsonb(n) @> ("
                        + (table.equals("delivery") ? before : "b.was") + "))")
                .collect(Collectors.joining(
                        " UNION ALL ",
                        "SELECT 'the learner of delivery ' || id AS name FROM delivery"
                                + " WHERE learner_key IS NULL AND outcome <> 'refused' UNION ALL ",
                        "")));
    }

    /** Months that were set aside to leave: table and first day. */
    List<String> monthsAside() {
        List<String> months = new ArrayList<>();
        for (String table : tables()) {
            if (table.endsWith("_leaving")) {
                String[] parts = table.split("_(?=[0-9]{6}_leaving$)");
                months.add(parts[0] + " " + parts[1].substring(0, 4) + "-" + parts[1].substring(4, 6) + "-01");
            }
        }
        return months;
    }

    private List<String> tables() {
        return names(TABLES);
    }

    private List<String> names(String query) {
        return database.rows(query).stream()
                .map(row -> String.valueOf(row.get("name")))
                .toList();
    }

    private static @Nullable String text(String file) {
        try (InputStream in = SampleRows.class.getResourceAsStream("/filled/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
