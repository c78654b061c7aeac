package org.rocketrewards.ingest.imports.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.ingest.control.EventFields;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;

/** Makes events of the rows of one file, by the names of its columns. Immutable. */
public final class EventRows {
    /** Columns that Rocket itself writes into files of rows to be mended. */
    static final String OWN = "rocket_";

    private static final int LONGEST_NAME = 128;

    private final ImportKind kind;
    private final List<String> fields;

    /** A row that is no event as it stands. */
    public static final class BadRowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String column;
        private final String reason;

        BadRowException(String column, String reason, String detail) {
            super(detail);
            this.column = column;
            this.reason = reason;
        }

        /** As it is reported. */
        public ImportRowError at(long row, long line) {
            return new ImportRowError(
                    row, line, column.isEmpty() ? null : column, reason, String.valueOf(getMessage()), null);
        }

        /** Stable code. */
        public String reason() {
            return reason;
        }
    }

    /**
     * Reads a header.
     *
     * @param columns names of columns by the field that they hold, where the two differ
     * @throws UnusableFileException when a column is missing or there twice
     */
    public EventRows(ImportKind kind, List<String> header, Map<String, String> columns) {
        this.kind = kind;
        Map<String, String> fieldOf = new LinkedHashMap<>();
        columns.forEach((field, column) -> fieldOf.put(column.toLowerCase(Locale.ROOT), field));
        List<String> named = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            String name = column.toLowerCase(Locale.ROOT);
            if (name.length() > LONGEST_NAME) {
                throw new UnusableFileException(
                        "no_header",
                        1L,
                        "The first line has a cell of more than " + LONGEST_NAME
                                + " characters, so it is no header: the first line names the columns.");
            }
            String field = fieldOf.getOrDefault(name, name);
            if (!field.isEmpty() && !seen.add(field)) {
                throw new UnusableFileException(
                        "duplicate_column",
                        1L,
                        "Two columns are named “" + column + "”, so Rocket cannot tell which one counts: rename one.");
            }
            named.add(field.startsWith(OWN) ? "" : field);
        }
        List<String> missing = new ArrayList<>(kind.required());
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw missing(missing, header);
        }
        this.fields = List.copyOf(named);
    }

    private static UnusableFileException missing(List<String> missing, List<String> header) {
        if (header.contains("Event context") && header.contains("Event name")) {
            return new UnusableFileException(
                    "missing_column",
                    1L,
                    "This is the report of Moodle's log page: it has no ids and no class names. Export the table "
                            + "logstore_standard_log instead, see docs/imports.md.");
        }
        return new UnusableFileException(
                "missing_column",
                1L,
                "The file has no column " + String.join(", ", missing)
                        + ": name the columns so, or say which column holds it (columns=" + missing.get(0)
                        + ":its-name).");
    }

    /** The fields that a row has, in the order of its cells; empty where a column is not read. */
    public List<String> fields() {
        return fields;
    }

    /**
     * The fields of a row that are carried.
     *
     * @throws BadRowException when the row has not one cell per column
     */
    public Map<String, String> values(CsvRow row) {
        if (row.cells().size() != fields.size()) {
            throw new BadRowException(
                    "",
                    "cell_count",
                    "The row has " + row.cells().size() + " cells, the header " + fields.size()
                            + ": a separator is missing, too many, or in a cell without quotes.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String cell = row.cells().get(i);
            String field = fields.get(i);
            if (cell != null && !field.isEmpty()) {
                values.put(field, kind == ImportKind.STANDARD_LOG && isNull(cell) ? "" : FormulaGuard.open(cell));
            }
        }
        if (kind == ImportKind.STANDARD_LOG) {
            openOther(values);
        }
        return values;
    }

    private static boolean isNull(String cell) {
        return cell.equals("\\N") || cell.equals("NULL");
    }

    private static void openOther(Map<String, String> values) {
        String other = values.get("other");
        if (other == null) {
            return;
        }
        try {
            OtherField.scalars(other).forEach((name, value) -> values.putIfAbsent("other_" + name, value));
        } catch (IllegalArgumentException e) {
            throw new BadRowException(
                    "other", "unreadable_other", "The cell is neither JSON nor PHP's serialisation; export it again.");
        }
    }

    /**
     * The event of a row.
     *
     * @param now the clock against which {@code timecreated} is held
     * @throws BadRowException with the cell to blame
     */
    public WireEvent event(CsvRow row, Instant now) {
        Map<String, String> values = values(row);
        for (String field : kind.required()) {
            String value = values.get(field);
            boolean mayBeEmpty = field.equals("courseid") || field.equals("relateduserid") || field.equals("origin");
            if (value == null || value.isEmpty()) {
                if (!mayBeEmpty) {
                    throw new BadRowException(field, "missing_value", "The row has no " + field + ".");
                }
            } else if (FormulaGuard.isFormula(value)) {
                throw new BadRowException(
                        field, "formula", "The cell holds a formula of a spreadsheet; put the value there.");
            }
        }
        try {
            WireEvent event = EventFields.read(values, now);
            return kind == ImportKind.STANDARD_LOG ? beforeAllOthers(event) : event;
        } catch (RocketException e) {
            Object field = e.members().get("field");
            throw new BadRowException(
                    field == null ? "" : field.toString(), e.type().slug(), e.detail());
        }
    }

    private static WireEvent beforeAllOthers(WireEvent event) {
        return new WireEvent(
                event.moodleId() - UserKey.ID_LIMIT,
                event.eventName(),
                event.userId(),
                event.occurredAt(),
                event.fields());
    }
}
