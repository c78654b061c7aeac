package org.rocketrewards.admin.reconciliation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Background;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ledger.Reconciliation;
import org.rocketrewards.ledger.boundary.Reconciliations;

/** The books with themselves: every check, and what all accounts hold together. */
final class BooksCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final Card card = new Card(getTranslation("reconciliation.books"));

    BooksCard(Reconciliations books, Background background) {
        card.add(new Paragraph(getTranslation("reconciliation.books.text")));
        card.add(new Button(getTranslation("reconciliation.run"), VaadinIcon.PLAY.create(), click -> {
            card.clear();
            ProgressBar bar = new ProgressBar();
            bar.setIndeterminate(true);
            bar.getElement().setAttribute("aria-label", getTranslation("import.progress"));
            card.add(new Paragraph(getTranslation("reconciliation.running")), bar);
            background.run(UI.getCurrent(), books::run, this::show, problem -> {
                card.clear();
                card.add(new Paragraph(Refusals.words(problem)));
            });
        }));
        getContent().add(card);
    }

    private void show(Reconciliation result) {
        card.clear();
        card.add(
                result.balanced()
                        ? new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("reconciliation.balanced"), "accepted")
                        : new Badge(
                                VaadinIcon.EXCLAMATION_CIRCLE, getTranslation("reconciliation.unbalanced"), "failed"),
                totals(result));
        Table table = new Table(
                getTranslation("reconciliation.books"),
                getTranslation("reconciliation.check"),
                getTranslation("correction.state"),
                getTranslation("reconciliation.differences"));
        for (Reconciliation.Check check : result.checks()) {
            table.row(name(check), state(check), differences(check));
        }
        card.add(table);
    }

    private Facts totals(Reconciliation result) {
        Reconciliation.Totals totals = result.totals();
        return new Facts()
                .add(getTranslation("reconciliation.at"), Moment.exact(result.at()))
                .add(getTranslation("reconciliation.entries"), Words.number(totals.entries()))
                .add(getTranslation("reconciliation.learners"), Words.number(totals.learners()))
                .add(getTranslation("reconciliation.issuance"), Words.number(totals.issuance()))
                .add(getTranslation("entry.kind.adjustment"), Words.number(totals.adjustment()))
                .add(getTranslation("entry.kind.expiry"), Words.number(totals.expiry()))
                .add(getTranslation("entry.kind.import"), Words.number(totals.imported()));
    }

    private static Component name(Reconciliation.Check check) {
        Div name = new Div(Table.code(check.name()), new Span(check.meaning()));
        name.addClassName("stack");
        return name;
    }

    private Component state(Reconciliation.Check check) {
        return switch (check.state()) {
            case "holds" -> new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("reconciliation.holds"), "accepted");
            case "broken" ->
                new Badge(VaadinIcon.EXCLAMATION_CIRCLE, getTranslation("reconciliation.broken"), "failed");
            default -> new Badge(VaadinIcon.HOURGLASS_END, getTranslation("reconciliation.given_up"), "quarantined");
        };
    }

    private Component differences(Reconciliation.Check check) {
        Div differences = new Div();
        differences.addClassName("stack");
        for (Map<String, @Nullable String> row : check.differences()) {
            differences.add(Table.code(row.entrySet().stream()
                    .map(cell -> cell.getKey() + "=" + cell.getValue())
                    .collect(Collectors.joining(" "))));
        }
        if (check.more()) {
            differences.add(new Span(getTranslation("reconciliation.more")));
        }
        return differences;
    }
}
