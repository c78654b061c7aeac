package org.rocketrewards.ingest.alerts.control;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.ingest.alerts.AlertKind;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.ingest.alerts.AlertState;

/** Reads alerts for people. */
public final class AlertReader {
    /** What {@link #row} reads. */
    static final String COLUMNS = """
            a.id AS alert_id, a.kind, s.name AS source, s.title AS source_title, a.since, a.seen_at, a.over_at, a.number,
            a.usual, a.minutes, a.acknowledged_at, a.acknowledged_by, a.note
            """;

    private static final String SELECT =
            "SELECT " + COLUMNS + " FROM alert a LEFT JOIN source s ON s.id = a.source_id WHERE ";

    private final Query query;

    /** What is known of a channel's notices. */
    public record Told(
            String channel,
            @Nullable Instant sentAt,
            long waiting,
            @Nullable String failure) {}

    /** Reads from this database. */
    public AlertReader(DataSource database) {
        this.query = new Query(database);
    }

    /**
     * Alerts, newest first.
     *
     * @param state null: any
     * @param source whose they are, beside those of the system as a whole; null: of every one
     */
    public List<AlertRow> before(@Nullable AlertState state, @Nullable String source, long id, int rows) {
        String first = " AND a.id < ? ORDER BY a.id DESC LIMIT ?";
        return source == null
                ? query.list(SELECT + condition(state) + first, List.of(id, rows), AlertReader::row)
                : query.list(
                        SELECT + condition(state) + " AND (a.source_id IS NULL OR s.name = ?)" + first,
                        List.of(source, id, rows),
                        AlertReader::row);
    }

    /** One alert. */
    public Optional<AlertRow> find(long id) {
        return query.first(SELECT + "a.id = ?", List.of(id), AlertReader::row);
    }

    /** How many nobody sees to, by an index. */
    public long open() {
        return query.first(
                        "SELECT count(*) AS n FROM alert WHERE over_at IS NULL AND acknowledged_at IS NULL",
                        List.of(),
                        row -> row.number("n"))
                .orElse(0L);
    }

    /** What the notices of each channel tell. */
    public List<Told> told() {
        return query.list(
                """
                SELECT channel, max(sent_at) AS sent_at,
                       count(*) FILTER (WHERE sent_at IS NULL AND given_up_at IS NULL) AS waiting,
                       (array_agg(failure ORDER BY id DESC)
                        FILTER (WHERE sent_at IS NULL AND given_up_at IS NULL AND failure IS NOT NULL))[1] AS failure
                FROM alert_notice GROUP BY channel
                """,
                List.of(),
                row -> new Told(
                        row.text("channel"),
                        row.instantOrNull("sent_at"),
                        row.number("waiting"),
                        row.textOrNull("failure")));
    }

    private static String condition(@Nullable AlertState state) {
        if (state == null) {
            return "true";
        }
        return switch (state) {
            case OPEN -> "a.over_at IS NULL AND a.acknowledged_at IS NULL";
            case ACKNOWLEDGED -> "a.over_at IS NULL AND a.acknowledged_at IS NOT NULL";
            case OVER -> "a.over_at IS NOT NULL";
        };
    }

    private static AlertRow row(Row row) throws SQLException {
        AlertKind kind = AlertKind.of(row.text("kind"));
        long number = row.number("number");
        long usual = row.number("usual");
        int minutes = row.integer("minutes");
        AlertState state = row.instantOrNull("over_at") != null
                ? AlertState.OVER
                : row.instantOrNull("acknowledged_at") != null ? AlertState.ACKNOWLEDGED : AlertState.OPEN;
        return new AlertRow(
                row.number("alert_id"),
                kind.code(),
                row.textOrNull("source"),
                state.code(),
                kind.title(Locale.ENGLISH),
                kind.text(Locale.ENGLISH, number, usual, minutes),
                row.instant("since"),
                row.instant("seen_at"),
                row.instantOrNull("over_at"),
                number,
                usual,
                minutes,
                row.instantOrNull("acknowledged_at"),
                row.textOrNull("acknowledged_by"),
                row.textOrNull("note"));
    }

    /** Notices to be sent, in the order in which they were made. */
    public List<Notice> notices(List<Long> ids) {
        return ids.stream()
                .sorted()
                .flatMap(id -> query
                        .list(
                                "SELECT n.id, n.channel, n.news, n.made_at, " + COLUMNS
                                        + " FROM alert_notice n JOIN alert a ON a.id = n.alert_id"
                                        + " LEFT JOIN source s ON s.id = a.source_id WHERE n.id = ?",
                                List.of(id),
                                row -> new Notice(
                                        row.number("id"),
                                        row.text("channel"),
                                        row.text("news"),
                                        row.instant("made_at"),
                                        row(row),
                                        row.textOrNull("source_title")))
                        .stream())
                .toList();
    }
}
