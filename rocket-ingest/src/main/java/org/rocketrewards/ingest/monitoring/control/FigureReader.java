package org.rocketrewards.ingest.monitoring.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.SqlFile;

/** Reads the figures that are in the database; each by an index or up to a limit, so that asking often costs little. */
public final class FigureReader {
    private static final String SOURCES = SqlFile.read(FigureReader.class, "sourceFigures");
    private static final String SYSTEM = SqlFile.read(FigureReader.class, "systemFigures");
    private static final String TOKENS = SqlFile.read(FigureReader.class, "tokenFigures");
    private static final String IMPORTS = "SELECT state, count(*) AS n FROM import_job GROUP BY state";
    private static final String ALERTS =
            "SELECT kind AS state, count(*) AS n FROM alert WHERE over_at IS NULL GROUP BY kind";
    private static final String CONNECTIONS = """
            SELECT coalesce(state, 'unknown') AS state, count(*) AS n
            FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'rocket'
            GROUP BY 1
            """;
    private static final Duration FAILED_WITHIN = Duration.ofDays(7);

    private final Query query;

    /** A source, and when its newest event was received; null: never. */
    public record Source(int id, String name, @Nullable Instant newest) {}

    /** A valid token that ends. */
    public record Token(String source, String prefix, Instant ends) {}

    /** What there is once. */
    public record Totals(
            long quarantined,
            long failed,
            @Nullable Instant sealedAt,
            @Nullable Instant unsealedSince,
            @Nullable Instant unplacedSince,
            @Nullable Instant countedUntil,
            long bytes,
            long mostConnections) {}

    private record Counted(String what, long number) {}

    /** Reads from this database. */
    public FigureReader(DataSource database) {
        this.query = new Query(database);
    }

    /** The sources that are switched on. */
    public List<Source> sources() {
        return query.list(
                SOURCES,
                List.of(),
                row -> new Source(row.integer("id"), row.text("name"), row.instantOrNull("newest_at")));
    }

    /** Valid tokens that end. */
    public List<Token> tokens(Instant now) {
        return query.list(
                TOKENS,
                List.of(now),
                row -> new Token(row.text("name"), row.text("prefix"), row.instant("expires_at")));
    }

    /** What there is once. */
    public Totals totals(Instant now) {
        return query.first(
                        SYSTEM,
                        List.of(now.minus(FAILED_WITHIN)),
                        row -> new Totals(
                                row.number("quarantined"),
                                row.number("failed"),
                                row.instantOrNull("sealed_at"),
                                row.instantOrNull("unsealed_since"),
                                row.instantOrNull("unplaced_since"),
                                row.instantOrNull("counted_until"),
                                row.number("bytes"),
                                row.number("most_connections")))
                .orElseThrow();
    }

    /** Imports by state. */
    public Map<String, Long> imports() {
        return counted(IMPORTS);
    }

    /** Alerts that are not over, by kind. */
    public Map<String, Long> alerts() {
        return counted(ALERTS);
    }

    /** Connections by state. */
    public Map<String, Long> connections() {
        return counted(CONNECTIONS);
    }

    private Map<String, Long> counted(String sql) {
        return query.list(sql, List.of(), row -> new Counted(row.text("state"), row.number("n"))).stream()
                .collect(Collectors.toMap(Counted::what, Counted::number));
    }
}
