package org.rocketrewards.admin.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.imports.boundary.Imports;

/** Rows that are no events as they stand: the first ones to read, all of them to mend and send again. */
final class BadRowsCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    BadRowsCard(Imports imports, ImportRow row, List<ImportRowError> errors) {
        Card card = new Card(
                getTranslation("import.bad"),
                new Download(
                        getTranslation("import.bad.download"),
                        () -> new Download.File(
                                "import-" + row.id() + "-errors.csv",
                                "text/csv;charset=UTF-8",
                                imports.badRows(row.id())::write)));
        card.add(new Paragraph(getTranslation("import.bad.text")));
        Table table = new Table(
                getTranslation("import.bad"),
                getTranslation("import.row") + "#",
                getTranslation("import.column"),
                getTranslation("delivery.reason"),
                getTranslation("import.what_to_do"));
        errors.subList(0, Math.min(SHOWN, errors.size()))
                .forEach(error -> table.row(
                        new Span(Words.number(error.row())),
                        Table.code(error.column() == null ? "" : Words.withoutTricks(error.column())),
                        new Span(Words.reason(this, error.reason())),
                        detail(error)));
        card.add(table);
        if (errors.size() > SHOWN) {
            card.add(new Paragraph(getTranslation("import.bad.more", SHOWN)));
        }
        getContent().add(card);
    }

    private Component detail(ImportRowError error) {
        Div detail = new Div(new Span(Words.withoutTricks(Refusals.words(error.detail()))));
        detail.addClassName("stack");
        if (error.delivery() != null) {
            detail.add(DeliveriesNavigation.to(
                    error.delivery(), getTranslation("delivery.title", String.valueOf(error.delivery()))));
        }
        return detail;
    }
}
