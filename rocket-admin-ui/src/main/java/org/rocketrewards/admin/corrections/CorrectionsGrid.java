package org.rocketrewards.admin.corrections;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ledger.CorrectionRow;

/** Corrections, one a line, newest first. */
final class CorrectionsGrid extends Grid<CorrectionRow> {
    private static final long serialVersionUID = 1L;
    private static final String WIDE = "wide";

    CorrectionsGrid(KeysetRows<CorrectionRow> rows) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        getElement().setAttribute("aria-label", getTranslation("nav.corrections"));
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        setPageSize(50);
        addColumn(new ComponentRenderer<>(this::what))
                .setHeader(getTranslation("correction.what"))
                .setWidth("18rem")
                .setFlexGrow(3)
                .setPartNameGenerator(row -> "first")
                .setHeaderPartName("first");
        wide(addColumn(this::learner)
                .setHeader(getTranslation("correction.learner"))
                .setWidth("9rem"));
        wide(addColumn(row -> row.points() == null ? "" : Words.points(row.points()))
                .setHeader(getTranslation("entry.points"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0));
        wide(addColumn(row -> Words.withoutTricks(row.reason()))
                .setHeader(getTranslation("act.reason"))
                .setWidth("14rem")
                .setFlexGrow(3));
        wide(addColumn(new ComponentRenderer<>(row -> who(row.requestedBy(), new Moment(row.requestedAt()))))
                .setHeader(getTranslation("correction.requested"))
                .setWidth("9rem"));
        wide(addColumn(new ComponentRenderer<>(row -> row.decidedAt() == null || row.decidedBy() == null
                        ? new Div()
                        : who(row.decidedBy(), new Moment(row.decidedAt()))))
                .setHeader(getTranslation("correction.decided"))
                .setWidth("9rem"));
        setItems(rows.source());
    }

    private static void wide(Grid.Column<CorrectionRow> column) {
        column.setPartNameGenerator(row -> WIDE).setHeaderPartName(WIDE);
    }

    private Div what(CorrectionRow row) {
        Div what = new Div(
                CorrectionsNavigation.to(row.id(), CorrectionWords.what(this, row)), CorrectionWords.state(this, row));
        what.addClassName("in-line");
        return what;
    }

    private String learner(CorrectionRow row) {
        return row.source() == null ? "" : row.source() + " · " + row.learner();
    }

    private static Div who(String name, Moment when) {
        Div who = new Div(new Span(name), when);
        who.addClassName("stack");
        return who;
    }
}
