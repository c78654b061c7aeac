package org.rocketrewards.ledger.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.ledger.Statement;
import org.rocketrewards.ledger.StatementLine;

/** A statement for people to read and print. */
public final class StatementPdf {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final float WHAT = PdfPages.LEFT + 120;
    private static final float POINTS = PdfPages.RIGHT - 75;
    private static final float SIZE = 9;
    private static final float ROW = 14;

    private final Statement statement;
    private final PdfPages pages;

    private StatementPdf(Statement statement, PdfPages pages) {
        this.statement = statement;
        this.pages = pages;
    }

    /** The document. */
    public static byte[] of(Statement statement, Instant madeAt) {
        String title = "Statement of learner " + statement.learner() + ", " + statement.source();
        try (PdfPages pages = new PdfPages(title, madeAt)) {
            new StatementPdf(statement, pages).write(madeAt);
            return pages.toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Instant madeAt) throws IOException {
        pages.down(0, 0);
        pages.left("Statement of points", 18, PdfPages.LEFT, PdfPages.RIGHT - PdfPages.LEFT);
        fact(28, "Learner", statement.learner() + " at " + statement.sourceTitle() + " (" + statement.source() + ")");
        fact(ROW, "Period", TIME.format(statement.from()) + " to " + TIME.format(statement.to()) + ", UTC");
        fact(
                ROW,
                "Counted by",
                EntryTime.BOOKED.code().equals(statement.by()) ? "when it was booked" : "when it happened");
        fact(ROW, "Made", TIME.format(madeAt) + " UTC by Rocket Learning Rewards");
        pages.down(28, ROW * 4);
        head();
        edge("Opening balance", statement.from(), statement.opening());
        for (StatementLine line : statement.lines()) {
            if (pages.down(ROW, ROW)) {
                head();
                pages.down(ROW, 0);
            }
            row(line);
        }
        pages.rule();
        edge("Closing balance", statement.to(), statement.closing());
        pages.down(ROW, 0);
        pages.left(
                "In: " + statement.credits() + " points, out: " + statement.debits() + " points, "
                        + statement.lines().size() + " entries.",
                SIZE,
                PdfPages.LEFT,
                PdfPages.RIGHT - PdfPages.LEFT);
    }

    private void fact(float by, String name, String value) throws IOException {
        pages.down(by, 0);
        pages.left(name, SIZE, PdfPages.LEFT, 100);
        pages.left(value, SIZE, WHAT, PdfPages.RIGHT - WHAT);
    }

    private void head() throws IOException {
        pages.left("Time (UTC)", SIZE, PdfPages.LEFT, 115);
        pages.left("For", SIZE, WHAT, 200);
        pages.right("Points", SIZE, POINTS);
        pages.right("Balance", SIZE, PdfPages.RIGHT);
        pages.rule();
    }

    private void edge(String what, Instant at, long balance) throws IOException {
        pages.down(ROW, ROW);
        pages.left(TIME.format(at), SIZE, PdfPages.LEFT, 115);
        pages.left(what, SIZE, WHAT, POINTS - 60 - WHAT);
        pages.right(Long.toString(balance), SIZE, PdfPages.RIGHT);
    }

    private void row(StatementLine line) throws IOException {
        boolean booked = EntryTime.BOOKED.code().equals(statement.by());
        pages.left(TIME.format(booked ? line.bookedAt() : line.occurredAt()), SIZE, PdfPages.LEFT, 115);
        pages.left(what(line), SIZE, WHAT, POINTS - 60 - WHAT);
        pages.right((line.points() > 0 ? "+" : "") + line.points(), SIZE, POINTS);
        pages.right(Long.toString(line.balance()), SIZE, PdfPages.RIGHT);
    }

    private static String what(StatementLine line) {
        StringBuilder what =
                new StringBuilder("#").append(line.entryNo()).append(' ').append(line.kind());
        if (line.reverses() != null) {
            what.append(" of #").append(line.reverses());
        }
        if (line.rule() != null) {
            what.append(": ").append(line.rule());
        }
        if (line.course() != null && line.course() > 0) {
            what.append(", course ").append(line.course());
        }
        if (line.reason() != null) {
            what.append(": ").append(line.reason());
        }
        if (line.reference() != null) {
            what.append(" (").append(line.reference()).append(')');
        }
        return what.toString();
    }
}
