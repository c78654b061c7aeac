package org.rocketrewards.ledger.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.rocketrewards.ledger.Statement;
import org.rocketrewards.ledger.StatementLine;
import org.rocketrewards.model.Csv;

/** A statement as comma-separated values: a line for the opening balance, one for each entry, one for the closing. */
public final class StatementCsv {
    private StatementCsv() {}

    /** The file, in UTF-8. */
    public static byte[] of(Statement statement) {
        StringBuilder text = new StringBuilder();
        try {
            Csv csv = new Csv(text);
            csv.line(
                    "source",
                    "learner",
                    "line",
                    "entry",
                    "kind",
                    "points",
                    "balance",
                    "occurredAt",
                    "bookedAt",
                    "event",
                    "eventName",
                    "course",
                    "rule",
                    "reverses",
                    "reason",
                    "reference");
            edge(csv, statement, "opening", statement.opening(), statement.from());
            for (StatementLine line : statement.lines()) {
                csv.line(
                        statement.source(),
                        statement.learner(),
                        "entry",
                        line.entryNo(),
                        line.kind(),
                        line.points(),
                        line.balance(),
                        line.occurredAt(),
                        line.bookedAt(),
                        line.event(),
                        line.eventName(),
                        line.course(),
                        line.rule(),
                        line.reverses(),
                        line.reason(),
                        line.reference());
            }
            edge(csv, statement, "closing", statement.closing(), statement.to());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void edge(Csv csv, Statement statement, String line, long balance, Object at) throws IOException {
        csv.line(
                statement.source(),
                statement.learner(),
                line,
                null,
                null,
                null,
                balance,
                at,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
