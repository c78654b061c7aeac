package org.rocketrewards.ingest.traffic.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.control.IdRange;
import org.rocketrewards.ingest.control.ReceiptOrder;

/**
 * Keeps the counts behind the overview up to date: what is newest again and again until it cannot change any more, and
 * what is older a day at a time, until all that is shown is there. Filling a stretch again gives the same.
 */
public final class TrafficRoll {
    /** As far back as anything is shown: four weeks of the same hour, and the day that is looked at. */
    public static final Duration SHOWN = Duration.ofDays(30);

    private static final String TRAFFIC = SqlFile.read(TrafficRoll.class, "fillTraffic");
    private static final String POINTS = SqlFile.read(TrafficRoll.class, "fillPoints");
    private static final String LEARNERS = SqlFile.read(TrafficRoll.class, "fillLearners");
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(7206, 1)";
    private static final String PROGRESS = "SELECT filled_from, filled_until FROM traffic_progress";
    private static final String ADVANCE = """
            INSERT INTO traffic_progress (filled_from, filled_until) VALUES (?, ?)
            ON CONFLICT (one) DO UPDATE SET filled_from = excluded.filled_from, filled_until = excluded.filled_until
            """;

    /** What was received this long ago is committed, or never will be. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final DataSource database;
    private final Connection connection;

    private record Progress(
            @Nullable Instant from, @Nullable Instant until) {}

    /** Writes with {@code connection}, in its transaction. */
    public TrafficRoll(DataSource database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** One piece of work; true when there is more at once. Another node's turn is nobody's. */
    public boolean advance(Instant now) throws SQLException {
        if (!locked()) {
            return false;
        }
        Progress progress = progress();
        Instant settled = now.minus(SETTLED).truncatedTo(ChronoUnit.HOURS);
        Instant oldest = now.minus(SHOWN).truncatedTo(ChronoUnit.DAYS);
        Instant from = progress.from();
        Instant until = progress.until();
        if (from == null || until == null) {
            Instant today = now.truncatedTo(ChronoUnit.DAYS);
            fill(today, now);
            advanceTo(today, settled.isBefore(today) ? today : settled);
            return true;
        }
        if (until.isAfter(now)) {
            // the clock was set back: what has come since is counted as if nothing had been
            until = settled;
        }
        if (until.isBefore(oldest)) {
            until = oldest;
        }
        Instant step = until.plus(Duration.ofDays(1));
        boolean behind = step.isBefore(now);
        fill(until, behind ? step : now);
        Instant reached = behind ? step : settled.isBefore(until) ? until : settled;
        if (!behind && from.isAfter(oldest)) {
            Instant earlier = from.minus(Duration.ofDays(1));
            fill(earlier, from);
            from = earlier;
        }
        advanceTo(from, reached);
        return behind || from.isAfter(oldest);
    }

    private boolean locked() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet result = lock.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }

    private Progress progress() throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(PROGRESS);
                ResultSet row = read.executeQuery()) {
            return row.next()
                    ? new Progress(instant(row, "filled_from"), instant(row, "filled_until"))
                    : new Progress(null, null);
        }
    }

    /** Both begin with an hour. */
    private void fill(Instant from, Instant to) throws SQLException {
        Query query = new Query(database);
        IdRange ids = new ReceiptOrder(query).range(from, to, Long.MAX_VALUE);
        run("DELETE FROM traffic WHERE slot >= ? AND slot < ?", from, to);
        run(TRAFFIC, ids.first(), ids.before(), from, to, ids.first(), ids.before(), from, to, from, to);
        IdRange entries = ReceiptOrder.ofEntries(query).range(from, to, Long.MAX_VALUE);
        run("DELETE FROM points_booked WHERE hour >= ? AND hour < ?", from, to);
        run(POINTS, entries.first(), entries.before(), from, to);
        LocalDate last = to.minusMillis(1).atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate first = from.atOffset(ZoneOffset.UTC).toLocalDate();
        for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
            learners(query, day);
        }
    }

    private void learners(Query query, LocalDate day) throws SQLException {
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        IdRange ids = new ReceiptOrder(query).range(begin, end, Long.MAX_VALUE);
        run("DELETE FROM active_learners WHERE day = ?", day);
        run(LEARNERS, day, ids.first(), ids.before(), begin, end);
    }

    private void advanceTo(Instant from, Instant until) throws SQLException {
        run(ADVANCE, from, until);
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<Object> values = List.of(parameters);
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
            }
            statement.executeUpdate();
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
