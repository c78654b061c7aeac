package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first rows of a CSV, and how many there are of each kind. Read once, whatever its size. */
public final class CsvTable extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;
    private static final int MOST_VALUES = 1_000;

    private final List<String> header;
    private final Map<String, Long> counts;
    private final long rows;

    private CsvTable(List<String> header, List<List<String>> first, Map<String, Long> counts, long rows) {
        this.header = header;
        this.counts = counts;
        this.rows = rows;
        if (!first.isEmpty()) {
            Table table = new Table(getTranslation("csv.rows"), header.toArray(new String[0]));
            for (List<String> row : first) {
                Component[] cells = new Component[row.size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = cell(i < header.size() ? header.get(i) : "", row.get(i));
                }
                table.row(cells);
            }
            Div scroll = new Div(table);
            scroll.addClassName("csv");
            scroll.getElement().setAttribute("tabindex", "0");
            scroll.getElement().setAttribute("role", "group");
            scroll.getElement().setAttribute("aria-label", getTranslation("csv.rows"));
            getContent().add(scroll);
        }
        if (rows > first.size()) {
            getContent().add(new Paragraph(getTranslation("csv.more", first.size(), Words.number(rows))));
        }
    }

    /** Reads a file in UTF-8 with names of columns in its first line. */
    public static CsvTable of(Path file) {
        List<String> header = new ArrayList<>();
        List<List<String>> first = new ArrayList<>();
        Map<String, Long> counts = new HashMap<>();
        long rows = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord record : csv) {
                if (header.isEmpty()) {
                    header.addAll(record.getFields());
                    continue;
                }
                rows++;
                if (first.size() < SHOWN) {
                    first.add(record.getFields());
                }
                for (int i = 0; i < Math.min(header.size(), record.getFieldCount()); i++) {
                    String key = header.get(i) + '=' + record.getField(i);
                    if (counts.size() < MOST_VALUES || counts.containsKey(key)) {
                        counts.merge(key, 1L, Math::addExact);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvTable(header, first, counts, rows);
    }

    /** How many rows there are. */
    public long rows() {
        return rows;
    }

    /** How many rows have a value in a column that has few different ones. */
    public long count(String column, String value) {
        return header.contains(column) ? counts.getOrDefault(column + '=' + value, 0L) : 0;
    }

    /** What services say of a row stands in its column "detail". */
    private static Span cell(String column, String value) {
        Span cell = new Span(Words.withoutTricks(column.equals("detail") ? Refusals.words(value) : value));
        cell.addClassName("foreign");
        return cell;
    }
}
