package org.rocketrewards.ledger.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ledger.BalanceView;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.ledger.Statement;
import org.rocketrewards.ledger.StatementLine;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;

/** Puts statements together. */
public final class StatementReader {
    /** More than anybody reads; a longer period is asked for in parts. */
    static final int MOST_LINES = 10_000;

    private static final String LINES = SqlFile.read(StatementReader.class, "findStatement");
    private static final String BALANCE = SqlFile.read(StatementReader.class, "findBalanceAt");

    private final Query query;

    private record Before(String source, String title, long balance, long entries) {}

    /** Reads from this database. */
    public StatementReader(DataSource database) {
        this.query = new Query(database);
    }

    /** What a learner had at a moment; empty when Rocket never saw one. */
    public Optional<BalanceView> balanceAt(int sourceId, long learner, Instant at, EntryTime by) {
        // what counts at the moment itself belongs to it
        return before(sourceId, learner, at.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS), by)
                .map(before ->
                        new BalanceView(before.source(), learner, at, by.code(), before.balance(), before.entries()));
    }

    /**
     * A learner's account over a period; empty when Rocket never saw one.
     *
     * @throws RocketException {@code invalid_parameter} for a period of more entries than one statement shows
     */
    public Optional<Statement> statement(int sourceId, long learner, Instant from, Instant to, EntryTime by) {
        return before(sourceId, learner, from, by)
                .map(opening -> statement(opening, UserKey.of(sourceId, learner), learner, from, to, by));
    }

    private Statement statement(Before opening, long learnerKey, long learner, Instant from, Instant to, EntryTime by) {
        List<StatementLine> lines = lines(opening.balance(), learnerKey, from, to, by);
        if (lines.size() > MOST_LINES) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "The period has more than " + MOST_LINES + " entries; ask for it in parts.",
                    Map.of("field", "to"));
        }
        long credits =
                lines.stream().mapToLong(line -> Math.max(0, line.points())).sum();
        long debits =
                lines.stream().mapToLong(line -> Math.max(0, -line.points())).sum();
        return new Statement(
                opening.source(),
                opening.title(),
                learner,
                by.code(),
                from,
                to,
                opening.balance(),
                credits,
                debits,
                Math.addExact(opening.balance(), credits - debits),
                lines);
    }

    private Optional<Before> before(int sourceId, long learner, Instant moment, EntryTime by) {
        return query.first(
                BALANCE,
                List.of(sourceId, by == EntryTime.BOOKED, moment, UserKey.of(sourceId, learner)),
                row -> new Before(
                        row.text("name"), row.text("title"), row.number("balance_at"), row.number("entries")));
    }

    private List<StatementLine> lines(long opening, long learnerKey, Instant from, Instant to, EntryTime by) {
        boolean booked = by == EntryTime.BOOKED;
        long[] balance = {opening};
        return new ArrayList<>(query.list(
                LINES, List.of(learnerKey, booked, from, booked, to, booked, MOST_LINES + 1), row -> {
                    long points = row.number("points");
                    balance[0] = Math.addExact(balance[0], points);
                    return new StatementLine(
                            row.number("entry_no"),
                            row.text("kind"),
                            points,
                            balance[0],
                            row.instant("occurred_at"),
                            row.instant("booked_at"),
                            row.numberOrNull("event_id"),
                            row.textOrNull("event_name"),
                            row.numberOrNull("course_id"),
                            row.textOrNull("rule"),
                            row.numberOrNull("reverses_entry_no"),
                            row.textOrNull("reason"),
                            row.textOrNull("reference"));
                }));
    }
}
