package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.ledger.Statement;
import org.rocketrewards.ledger.StatementFormat;
import org.rocketrewards.ledger.StatementLine;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

class StatementTest {
    private static final long LEARNER = UserKey.of(1, 31);

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final Statements statements = new Statements(DB.application());
    private final RecordedAudit audit = new RecordedAudit();

    /** Three awards; the third happened on the 19th and was booked on the 22nd. Then an adjustment. */
    @BeforeEach
    void books() throws SQLException {
        statements.audit = audit;
        statements.clock = Clock.fixed(Desk.NOW, ZoneOffset.UTC);
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Μοντλ für alle 中', now())");
        DB.execute("INSERT INTO rule_key (key) VALUES ('forum.posted')");
        award(day(20), day(20), 5, 100);
        award(day(21), day(21), 20, 101);
        award(day(19), day(22), 7, 102);
        new Desk(DB, false)
                .call(corrections -> corrections.request(
                        new CorrectionDraft(
                                CorrectionKind.ADJUSTMENT,
                                "moodle",
                                31L,
                                null,
                                null,
                                -2L,
                                false,
                                null,
                                "=HYPERLINK(\"http://evil\")",
                                "T-17"),
                        null));
    }

    private static void award(Instant occurredAt, Instant bookedAt, long points, long event) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            PostingBatch batch = new PostingBatch(connection, bookedAt);
            batch.lock(List.of(LEARNER));
            batch.award(LEARNER, points, new PostingBatch.Cause(event, occurredAt, 1, 1));
            batch.save();
        }
    }

    private static Instant day(int day) {
        return Instant.parse("2026-11-" + day + "T09:00:00Z");
    }

    private Statement statement(Instant from, Instant to, EntryTime by) {
        return statements.statement(1, 31, from, to, by).orElseThrow();
    }

    @Test
    void itGoesFromTheOpeningToTheClosingBalance() {
        Statement statement = statement(day(21), day(22), EntryTime.BOOKED);

        assertThat(statement.opening()).isEqualTo(5);
        assertThat(statement.credits()).isEqualTo(20);
        assertThat(statement.debits()).isZero();
        assertThat(statement.closing()).isEqualTo(25);
        assertThat(statement.lines())
                .extracting(StatementLine::entryNo, StatementLine::points, StatementLine::balance)
                .containsExactly(tuple(2L, 20L, 25L));
    }

    @Test
    void theNextOpensWhereTheLastClosed() {
        for (EntryTime by : EntryTime.values()) {
            long closing = 0;
            for (int day = 18; day < 24; day++) {
                Statement statement = statement(day(day), day(day + 1), by);
                assertThat(statement.opening()).isEqualTo(closing);
                closing = statement.closing();
            }
            assertThat(closing).isEqualTo(30);
        }
    }

    @Test
    void whatArrivedLateBelongsToTheDayThatIsAskedFor() {
        assertThat(statement(day(22), day(23), EntryTime.BOOKED).lines())
                .extracting(StatementLine::entryNo)
                .containsExactly(3L, 4L);
        Statement occurred = statement(day(19), day(22), EntryTime.OCCURRED);
        assertThat(occurred.lines())
                .extracting(StatementLine::entryNo, StatementLine::balance)
                .containsExactly(tuple(3L, 7L), tuple(1L, 12L), tuple(2L, 32L));
    }

    @Test
    void aBalanceIsThatOfTheMoment() {
        assertThat(balance(day(20).minusSeconds(1), EntryTime.BOOKED)).isZero();
        assertThat(balance(day(20), EntryTime.BOOKED)).isEqualTo(5);
        assertThat(balance(day(21), EntryTime.BOOKED)).isEqualTo(25);
        assertThat(balance(day(20), EntryTime.OCCURRED)).isEqualTo(12);
        assertThat(balance(day(30), EntryTime.BOOKED)).isEqualTo(30);
        assertThat(statements.balanceAt(1, 99, day(30), EntryTime.BOOKED)).isEmpty();
    }

    private long balance(Instant at, EntryTime by) {
        return statements.balanceAt(1, 31, at, by).orElseThrow().balance();
    }

    @Test
    void aPeriodThatIsEmptyIsRefused() {
        assertThatThrownBy(() -> statement(day(20), day(20), EntryTime.BOOKED)).isInstanceOf(RocketException.class);
    }

    @Test
    void theFileForSpreadsheetsRunsNothing() {
        String csv = new String(
                statements.export(statement(day(18), day(24), EntryTime.BOOKED), StatementFormat.CSV),
                StandardCharsets.UTF_8);

        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(1 + 1 + 4 + 1);
        assertThat(lines.get(0)).startsWith("source,learner,line,entry,kind,points,balance");
        assertThat(lines.get(5)).contains(",-2,30,").contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
        assertThat(lines.get(6)).startsWith("moodle,31,closing,,,,30,");
        assertThat(audit.actions()).containsExactly("statement.export");
    }

    @Test
    void theDocumentForPeopleSaysTheSame() throws IOException {
        byte[] pdf = statements.export(statement(day(18), day(24), EntryTime.BOOKED), StatementFormat.PDF);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("31 at Μοντλ für alle ? (moodle)", "Opening balance", "Closing balance", "+20", "T-17")
                    .contains("In: 32 points, out: 2 points, 4 entries.");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void aLongOneGoesOverPages() throws SQLException, IOException {
        try (Connection connection = DB.application().getConnection()) {
            PostingBatch batch = new PostingBatch(connection, day(23));
            batch.lock(List.of(LEARNER));
            for (int i = 0; i < 200; i++) {
                batch.award(LEARNER, 1, new PostingBatch.Cause(200L + i, day(23), 1, 1));
            }
            batch.save();
        }

        byte[] pdf = statements.export(statement(day(18), day(24), EntryTime.BOOKED), StatementFormat.PDF);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isBetween(4, 6);
            assertThat(text.split("#", -1)).hasSize(204 + 1);
        }
    }
}
