package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;

/** A short table for reading. On narrow screens its rows become cards, with the headings beside the values. */
public final class Table extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final NativeTableBody body = new NativeTableBody();
    private final String[] headings;

    /** A table with these columns; a heading that ends with {@code #} is for numbers. */
    public Table(String label, String... headings) {
        this.headings = headings.clone();
        NativeTable table = new NativeTable();
        table.getElement().setAttribute("aria-label", label);
        // said aloud, because the stylesheet takes these meanings away where it makes cards of rows
        role(table, "table");
        role(body, "rowgroup");
        NativeTableRow row = new NativeTableRow();
        for (String heading : headings) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(name(heading));
            cell.getElement().setAttribute("scope", "col");
            role(cell, "columnheader");
            cell.setClassName("number", isNumber(heading));
            row.add(cell);
        }
        role(row, "row");
        NativeTableHeader head = new NativeTableHeader();
        role(head, "rowgroup");
        head.add(row);
        table.add(head, body);
        getContent().addClassName("table");
        getContent().add(table);
    }

    /** Adds a row; a value for each column. */
    public Table row(Component... values) {
        NativeTableRow row = new NativeTableRow();
        for (int column = 0; column < values.length; column++) {
            NativeTableCell cell = new NativeTableCell();
            cell.add(values[column]);
            role(cell, "cell");
            cell.setClassName("number", isNumber(headings[column]));
            cell.getElement().setAttribute("data-label", name(headings[column]));
            row.add(cell);
        }
        role(row, "row");
        body.add(row);
        return this;
    }

    /** A plain value. */
    public static Span text(String text) {
        return new Span(text);
    }

    /** A value that machines read. */
    public static Span code(String text) {
        Span code = new Span(text);
        code.addClassName("code");
        return code;
    }

    private static void role(Component part, String role) {
        part.getElement().setAttribute("role", role);
    }

    private static boolean isNumber(String heading) {
        return heading.endsWith("#");
    }

    private static String name(String heading) {
        return isNumber(heading) ? heading.substring(0, heading.length() - 1) : heading;
    }
}
