package org.rocketrewards.ingest.imports.boundary;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.database.Query;
import org.rocketrewards.ingest.imports.control.CsvFile;
import org.rocketrewards.ingest.imports.control.CsvRow;
import org.rocketrewards.ingest.imports.control.UnusableFileException;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/**
 * Opening balances out of a file with the columns learner, points and as_of: each is a correction of its own, booked once
 * per learner, so the same file again books nothing.
 */
@Stateless
@RefusalsOnRecord("opening_balance")
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OpeningBalances {
    private static final String HAS_ONE =
            "SELECT 1 AS one FROM correction WHERE kind = 'opening_balance' AND learner_key = ? AND state <> 'refused'";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @EJB
    Corrections corrections;

    /**
     * Goes through the file row by row and writes what became of each.
     *
     * @param run whether to book; else it is told what would be
     * @throws RocketException {@code malformed_body} when the file cannot be used as a whole; nothing is booked then
     *     unless it shows after rows that were
     */
    public void write(
            Path file, long mostBytes, String source, int sourceId, String reason, boolean run, OutputStream out)
            throws IOException {
        try (CsvFile csv = CsvFile.open(file, mostBytes)) {
            List<String> header = csv.header().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            int learner = position(header, "learner");
            int points = position(header, "points");
            int asOf = position(header, "as_of");
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvWriter writer = CsvWriter.builder().build(text);
            writer.writeRecord("line", "learner", "points", "as_of", "outcome", "detail");
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                String[] cells = {cell(row, learner), cell(row, points), cell(row, asOf)};
                String[] result = one(cells, source, sourceId, reason, run);
                writer.writeRecord(Long.toString(row.line()), cells[0], cells[1], cells[2], result[0], result[1]);
            }
            writer.flush();
        } catch (UnusableFileException e) {
            throw new RocketException(ProblemType.MALFORMED_BODY, e.detail());
        }
    }

    private static int position(List<String> header, String name) {
        int position = header.indexOf(name);
        if (position < 0) {
            throw new RocketException(
                    ProblemType.MALFORMED_BODY,
                    "The file has no column " + name + "; it needs learner, points and as_of.");
        }
        return position;
    }

    private static String cell(CsvRow row, int position) {
        String cell = position < row.cells().size() ? row.cells().get(position) : null;
        return cell == null ? "" : cell.strip();
    }

    private String[] one(String[] cells, String source, int sourceId, String reason, boolean run) {
        try {
            long learner = number("learner", cells[0]);
            CorrectionDraft draft = new CorrectionDraft(
                    CorrectionKind.OPENING_BALANCE,
                    source,
                    learner,
                    null,
                    null,
                    number("points", cells[1]),
                    false,
                    instant(cells[2]),
                    reason,
                    null);
            boolean there = new Query(database)
                    .first(HAS_ONE, List.of(UserKey.of(sourceId, learner)), row -> true)
                    .isPresent();
            if (there) {
                return new String[] {"duplicate", "The learner has an opening balance already."};
            }
            if (!run) {
                return new String[] {"bookable", ""};
            }
            return new String[] {corrections.request(draft, null).correction().state(), ""};
        } catch (RocketException e) {
            return new String[] {"invalid", e.detail()};
        }
    }

    private static long number(String column, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RocketException(ProblemType.INVALID_FIELD, column + " is a whole number.");
        }
    }

    /** A day in UTC, or a moment; empty: when it is booked. */
    private static @Nullable Instant instant(String text) {
        try {
            if (text.isEmpty()) {
                return null;
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RocketException(
                    ProblemType.INVALID_FIELD, "as_of is a day such as 2024-05-31, or a moment in UTC.");
        }
    }
}
