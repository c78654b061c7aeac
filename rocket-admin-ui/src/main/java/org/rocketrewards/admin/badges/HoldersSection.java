package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.learners.LearnersNavigation;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.badges.BadgeHolderRow;
import org.rocketrewards.badges.boundary.Credentials;
import org.rocketrewards.model.Page;

/** Who has a badge, and from whom it was taken back. */
final class HoldersSection extends Section {
    private static final long serialVersionUID = 1L;
    private static final int AT_ONCE = 50;

    private final transient Credentials credentials;
    private final String badge;
    private final Select<Boolean> held = new Select<>();
    private final Div list = new Div();
    private final Button more = new Button();
    private @Nullable Table table;
    private @Nullable String next;

    HoldersSection(Credentials credentials, String badge) {
        this.credentials = credentials;
        this.badge = badge;
        addClassName("card");
        held.setLabel(getTranslation("rules.kind"));
        held.setItems(true, false);
        held.setItemLabelGenerator(value -> getTranslation(value ? "holders.now" : "holders.revoked"));
        held.setValue(true);
        held.addValueChangeListener(change -> begin());
        more.setText(getTranslation("holders.more"));
        more.addClassName("start");
        more.addClickListener(click -> read());
        Div bar = new Div(held);
        bar.addClassName("list-bar");
        add(new H2(getTranslation("holders.title")), bar, list, more);
        begin();
    }

    private void begin() {
        next = null;
        table = null;
        list.removeAll();
        read();
    }

    private void read() {
        Page<BadgeHolderRow> page = credentials.ofBadge(badge, held.getValue(), next, AT_ONCE);
        next = page.next();
        more.setVisible(next != null);
        Table rows = table;
        if (rows == null) {
            if (page.items().isEmpty()) {
                list.add(new Paragraph(getTranslation("holders.none")));
                return;
            }
            rows = new Table(
                    getTranslation("holders.title"),
                    getTranslation("delivery.learner"),
                    getTranslation("delivery.source"),
                    getTranslation("holders.state"),
                    getTranslation("holders.issued"),
                    getTranslation("holders.ended"));
            table = rows;
            list.add(rows);
        }
        for (BadgeHolderRow row : page.items()) {
            rows.row(
                    LearnersNavigation.to(
                            row.source(),
                            row.learner(),
                            getTranslation("learner.title", String.valueOf(row.learner()))),
                    Table.text(row.source()),
                    state(row),
                    event(row.issuedAt(), row.event()),
                    row.revokedAt() == null ? Table.text("") : event(row.revokedAt(), row.revokedBy()));
        }
    }

    private Component state(BadgeHolderRow row) {
        return row.revokedAt() == null
                ? new Badge(VaadinIcon.MEDAL, getTranslation("holders.has"), "accepted")
                : new Badge(VaadinIcon.BAN, getTranslation("holders.had"), "ignored");
    }

    /** When it happened, and by which event; without one a person did it. */
    private Component event(Instant at, @Nullable Long event) {
        Div cell = new Div(
                new Moment(at),
                event == null
                        ? new Span(getTranslation("learner.badge.corrected"))
                        : DeliveriesNavigation.to(event, getTranslation("delivery.title", String.valueOf(event))));
        cell.addClassName("stack");
        return cell;
    }
}
