package org.rocketrewards.admin.retention;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.retention.LegalHoldRow;
import org.rocketrewards.ingest.retention.boundary.Retention;

/** Legal holds: months of which nothing may leave, and whose learners are not erased. */
final class HoldsCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient Retention retention;
    private final transient Sources sources;
    private final transient Runnable changed;

    HoldsCard(Retention retention, Sources sources, Runnable changed) {
        this.retention = retention;
        this.sources = sources;
        this.changed = changed;
        Card card = Caller.administers()
                ? new Card(
                        getTranslation("holds.title"),
                        new Button(getTranslation("holds.add"), VaadinIcon.PLUS.create(), click -> askToHold()))
                : new Card(getTranslation("holds.title"));
        card.add(new Paragraph(getTranslation("holds.text")));
        List<LegalHoldRow> holds = retention.holds();
        if (holds.isEmpty()) {
            card.add(new Paragraph(getTranslation("holds.none")));
        } else {
            card.add(table(holds));
        }
        getContent().add(card);
    }

    private Table table(List<LegalHoldRow> holds) {
        Table table = new Table(
                getTranslation("holds.title"),
                getTranslation("holds.months"),
                getTranslation("delivery.source"),
                getTranslation("act.reason"),
                getTranslation("holds.since"),
                getTranslation("correction.state"));
        holds.forEach(hold -> table.row(
                new Span(hold.fromMonth() + " – " + hold.toMonth()),
                new Span(hold.source() == null ? getTranslation("holds.all") : hold.source()),
                reason(hold),
                who(hold.createdBy(), new Moment(hold.createdAt())),
                state(hold)));
        return table;
    }

    private static Component reason(LegalHoldRow hold) {
        Span reason = new Span(Words.withoutTricks(hold.reason()));
        reason.addClassName("foreign");
        return reason;
    }

    private static Component who(String name, Moment when) {
        Div who = new Div(new Span(name), when);
        who.addClassName("stack");
        return who;
    }

    private Component state(LegalHoldRow hold) {
        Div state = new Div();
        state.addClassName("stack");
        if (hold.releasedAt() != null && hold.releasedBy() != null) {
            state.add(
                    new Badge(VaadinIcon.UNLOCK, getTranslation("holds.released"), "ignored"),
                    who(hold.releasedBy(), new Moment(hold.releasedAt())));
            return state;
        }
        state.add(new Badge(VaadinIcon.LOCK, getTranslation("holds.holds"), "quarantined"));
        if (Caller.administers()) {
            Button release = new Button(getTranslation("holds.release"), click -> askToRelease(hold));
            release.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
            release.setAriaLabel(getTranslation("holds.release.title", String.valueOf(hold.id())));
            state.add(release);
        }
        return state;
    }

    private void askToHold() {
        Select<SourceRow> source = new Select<>();
        source.setLabel(getTranslation("delivery.source"));
        source.setItems(sources.list());
        source.setItemLabelGenerator(site -> site == null ? getTranslation("holds.all") : site.title());
        source.setEmptySelectionAllowed(true);
        source.setEmptySelectionCaption(getTranslation("holds.all"));
        TextField from = month("holds.from");
        TextField to = month("holds.to");
        Div months = new Div(from, to);
        months.addClassName("in-line");
        new ActDialog(getTranslation("holds.add"), getTranslation("holds.add.do"))
                .say(getTranslation("holds.add.text"))
                .with(source, months)
                .askWhy()
                .when(() -> {
                    boolean begins = fits(from, null);
                    return fits(to, parse(from)) && begins;
                })
                .ask(reason -> {
                    YearMonth first = parse(from);
                    YearMonth last = parse(to);
                    if (first != null && last != null) {
                        retention.hold(
                                source.getValue() == null
                                        ? null
                                        : source.getValue().id(),
                                first,
                                last,
                                reason);
                        changed.run();
                    }
                });
    }

    private TextField month(String label) {
        TextField field = new TextField(getTranslation(label));
        field.setPlaceholder("2024-05");
        field.setHelperText(getTranslation("holds.month.help"));
        field.setRequiredIndicatorVisible(true);
        field.setMaxLength(7);
        return field;
    }

    private boolean fits(TextField field, @Nullable YearMonth first) {
        YearMonth month = parse(field);
        boolean fits = month != null && (first == null || !month.isBefore(first));
        field.setInvalid(!fits);
        field.setErrorMessage(fits ? "" : getTranslation("holds.month.invalid"));
        return fits;
    }

    private static @Nullable YearMonth parse(TextField field) {
        try {
            return YearMonth.parse(field.getValue().strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void askToRelease(LegalHoldRow hold) {
        new ActDialog(
                        getTranslation("holds.release.title", String.valueOf(hold.id())),
                        getTranslation("holds.release.now"))
                .dangerous()
                .say(getTranslation("holds.release.text", hold.fromMonth(), hold.toMonth()))
                .ask(reason -> {
                    retention.release(hold.id());
                    changed.run();
                });
    }
}
