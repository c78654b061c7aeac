package org.rocketrewards.ingest.traffic.control;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.traffic.Day;
import org.rocketrewards.ingest.traffic.Overview.Hour;
import org.rocketrewards.ingest.traffic.Overview.Todo;

/** Reads what the overview shows; from counts, so that it costs the same however much there is. */
public final class OverviewReader {
    private static final String HOURS = SqlFile.read(OverviewReader.class, "overviewHours");
    private static final String USUAL = SqlFile.read(OverviewReader.class, "overviewUsual");
    private static final String POINT_HOURS = SqlFile.read(OverviewReader.class, "overviewPointHours");
    private static final String POINT_DAYS = SqlFile.read(OverviewReader.class, "overviewPointDays");
    private static final String AWARDS = SqlFile.read(OverviewReader.class, "overviewAwards");
    private static final String LEARNERS = SqlFile.read(OverviewReader.class, "overviewLearners");
    private static final String DAYS = SqlFile.read(OverviewReader.class, "overviewDays");
    private static final String TASKS = SqlFile.read(OverviewReader.class, "overviewTasks");
    private static final String LAST = SqlFile.read(SenderDoctor.class, "doctorSilence");
    private static final int HOURS_SHOWN = 24;
    private static final int DAYS_SHOWN = 14;
    private static final int SOURCE_DAYS = 30;
    private static final Duration FAILED_WITHIN = Duration.ofDays(7);

    private final Query query;

    private record Counted(Instant hour, String outcome, long deliveries, String within) {}

    private record CountedOnDay(Instant day, String outcome, long deliveries) {}

    private record Usual(Instant hour, long from, long to) {}

    private record Points(Instant hour, long points) {}

    private record PointsOnDay(String day, String rule, long points) {}

    /** A source's newest delivery that was taken. */
    public record Newest(@Nullable Long id, @Nullable Instant at) {}

    /** Reads from this database. */
    public OverviewReader(DataSource database) {
        this.query = new Query(database);
    }

    /**
     * The last 24 hours and the current one.
     *
     * @param source null: all
     */
    public List<Hour> hours(@Nullable Integer source, Instant now) {
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        Instant first = last.minus(Duration.ofHours(HOURS_SHOWN));
        Map<Instant, List<Counted>> counted = new HashMap<>();
        query.list(HOURS, List.of(first, number(source)), OverviewReader::counted)
                .forEach(row -> counted.computeIfAbsent(row.hour(), hour -> new ArrayList<>())
                        .add(row));
        Map<Instant, Usual> usual = new HashMap<>();
        query.list(
                        USUAL,
                        List.of(number(source), first, last),
                        row -> new Usual(row.instant("hour"), row.number("usual_from"), row.number("usual_to")))
                .forEach(row -> usual.put(row.hour(), row));
        Map<Instant, Long> points = new HashMap<>();
        query.list(
                        POINT_HOURS,
                        List.of(first, number(source)),
                        row -> new Points(row.instant("hour"), row.number("points")))
                .forEach(row -> points.put(row.hour(), row.points()));
        List<Hour> hours = new ArrayList<>();
        for (Instant hour = first; !hour.isAfter(last); hour = hour.plus(1, ChronoUnit.HOURS)) {
            hours.add(
                    hour(hour, counted.getOrDefault(hour, List.of()), points.getOrDefault(hour, 0L), usual.get(hour)));
        }
        return hours;
    }

    private static Hour hour(Instant begin, List<Counted> counted, long points, @Nullable Usual usual) {
        Map<String, Long> deliveries = new TreeMap<>();
        long[] within = new long[Latency.STEPS];
        for (Counted row : counted) {
            deliveries.put(row.outcome(), row.deliveries());
            long[] more = Latency.read(row.within());
            Arrays.setAll(within, step -> within[step] + more[step]);
        }
        return new Hour(
                begin,
                deliveries,
                points,
                Latency.quantile(within, 0.5),
                Latency.quantile(within, 0.99),
                usual == null ? null : usual.from(),
                usual == null ? null : usual.to());
    }

    /** What came from a source within the last 30 days, by day, oldest first. */
    public List<Day> days(int source, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Instant first = today.minus(Duration.ofDays(SOURCE_DAYS - 1));
        Map<Instant, Map<String, Long>> counted = new HashMap<>();
        query.list(
                        DAYS,
                        List.of(first, source),
                        row -> new CountedOnDay(row.instant("day"), row.text("outcome"), row.number("deliveries")))
                .forEach(row -> counted.computeIfAbsent(row.day(), day -> new TreeMap<>())
                        .put(row.outcome(), row.deliveries()));
        List<Day> days = new ArrayList<>();
        for (Instant day = first; !day.isAfter(today); day = day.plus(1, ChronoUnit.DAYS)) {
            days.add(new Day(day, counted.getOrDefault(day, Map.of())));
        }
        return days;
    }

    /** What was booked by day and rule, the last 14 days. */
    public Map<String, Map<String, Long>> pointsByDay(@Nullable Integer source, Instant now) {
        Map<String, Map<String, Long>> days = new TreeMap<>();
        query.list(
                        POINT_DAYS,
                        List.of(firstDay(now), number(source)),
                        row -> new PointsOnDay(row.text("day"), row.text("rule"), row.number("points")))
                .forEach(row ->
                        days.computeIfAbsent(row.day(), day -> new TreeMap<>()).put(row.rule(), row.points()));
        return days;
    }

    /** How often each rule awarded in the last 30 days, by its key. */
    public Map<String, Long> awards(Instant now) {
        Map<String, Long> rules = new TreeMap<>();
        query.list(
                        AWARDS,
                        List.of(now.minus(TrafficRoll.SHOWN)),
                        row -> Map.entry(row.text("rule"), row.number("awards")))
                .forEach(row -> rules.put(row.getKey(), row.getValue()));
        return rules;
    }

    /** Active learners by day, the last 14 days. */
    public Map<String, Long> learnersByDay(@Nullable Integer source, Instant now) {
        Map<String, Long> days = new TreeMap<>();
        query.list(
                        LEARNERS,
                        List.of(firstDay(now), number(source)),
                        row -> Map.entry(row.text("day"), row.number("learners")))
                .forEach(row -> days.put(row.getKey(), row.getValue()));
        return days;
    }

    /** What a source sent last. */
    public Newest newest(int source) {
        return query.first(
                        LAST,
                        List.of(source, source),
                        row -> new Newest(row.numberOrNull("last"), row.instantOrNull("last_at")))
                .orElseThrow();
    }

    /** What waits for somebody. */
    public Todo todo(Instant now) {
        return query.first(
                        TASKS,
                        List.of(now.minus(FAILED_WITHIN)),
                        row -> new Todo(
                                row.number("quarantined"),
                                row.number("failed"),
                                row.number("approvals"),
                                row.number("imports"),
                                row.number("alerts")))
                .orElseThrow();
    }

    private static Instant firstDay(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS_SHOWN - 1));
    }

    /** Sources have numbers from 1 on; 0 stands for all of them. */
    private static Integer number(@Nullable Integer source) {
        return source == null ? 0 : source;
    }

    private static Counted counted(Row row) throws SQLException {
        return new Counted(row.instant("hour"), row.text("outcome"), row.number("deliveries"), row.text("within"));
    }
}
