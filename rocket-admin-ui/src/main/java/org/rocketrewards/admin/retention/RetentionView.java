package org.rocketrewards.admin.retention;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.retention.DueMonth;
import org.rocketrewards.ingest.retention.RetiredMonth;
import org.rocketrewards.ingest.retention.boundary.Retention;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;

/** How long things are kept, what is due, what is held, and what has left. */
@Route(value = "retention", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class RetentionView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 6000;

    private final transient Retention retention;
    private final transient Sources sources;
    private final int bodyDays;
    private final int deliveryDays;
    private final int eventDays;

    @Inject
    RetentionView(
            Retention retention,
            Sources sources,
            @ConfigProperty(name = "rocket.retention.bodies.days", defaultValue = "0") int bodyDays,
            @ConfigProperty(name = "rocket.retention.deliveries.days", defaultValue = "0") int deliveryDays,
            @ConfigProperty(name = "rocket.retention.events.days", defaultValue = "0") int eventDays) {
        this.retention = retention;
        this.sources = sources;
        this.bodyDays = bodyDays;
        this.deliveryDays = deliveryDays;
        this.eventDays = eventDays;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.retention") + " · " + getTranslation("product");
    }

    private void show() {
        removeAll();
        add(
                new PageHeader(getTranslation("nav.retention")),
                new Paragraph(getTranslation("retention.intro")),
                periods(),
                due(),
                new HoldsCard(retention, sources, this::show),
                retired());
    }

    private Component periods() {
        Card card = new Card(getTranslation("retention.periods"));
        card.add(
                new Facts()
                        .add(getTranslation("retention.table.raw_body"), days(bodyDays))
                        .add(getTranslation("retention.table.delivery"), days(deliveryDays))
                        .add(getTranslation("retention.table.event"), days(eventDays)),
                new Paragraph(getTranslation("retention.periods.text")));
        return card;
    }

    private String days(int days) {
        return days == 0 ? getTranslation("retention.for_ever") : getTranslation("retention.days", days);
    }

    private Component due() {
        List<DueMonth> due = retention.due();
        long leaving = due.stream().filter(month -> month.hold() == null).count();
        Card card = new Card(getTranslation("retention.due"));
        if (due.isEmpty()) {
            card.add(new Paragraph(getTranslation("retention.due.none")));
            return card;
        }
        Table table = new Table(
                getTranslation("retention.due"),
                getTranslation("retention.month"),
                getTranslation("retention.what"),
                getTranslation("correction.state"));
        due.forEach(month -> table.row(
                new Span(month.month()),
                new Span(getTranslation("retention.table." + month.table())),
                month.hold() == null
                        ? new Badge(VaadinIcon.SIGN_OUT, getTranslation("retention.leaves"), "duplicate")
                        : new Badge(
                                VaadinIcon.HAND,
                                getTranslation("retention.held", String.valueOf(month.hold())),
                                "quarantined")));
        card.add(table);
        if (Caller.administers() && leaving > 0) {
            Button start = new Button(getTranslation("retention.start", leaving), click -> askToStart(leaving));
            start.addThemeVariants(ButtonVariant.LUMO_ERROR);
            card.add(start);
        }
        return card;
    }

    private void askToStart(long leaving) {
        new ActDialog(getTranslation("retention.start.title"), getTranslation("retention.start.do"))
                .dangerous()
                .say(getTranslation("retention.start.text", Words.number(leaving)))
                .ask(reason -> {
                    retention.start();
                    Notification.show(
                            getTranslation("retention.started"), SHOWN_MILLIS, Notification.Position.BOTTOM_START);
                });
    }

    private Component retired() {
        Card card = new Card(getTranslation("retention.retired"));
        Page<RetiredMonth> retired = retention.retired(null, Page.MAX_LIMIT);
        if (retired.items().isEmpty()) {
            card.add(new Paragraph(getTranslation("retention.retired.none")));
            return card;
        }
        Table table = new Table(
                getTranslation("retention.retired"),
                getTranslation("retention.month"),
                getTranslation("retention.what"),
                getTranslation("import.rows") + "#",
                getTranslation("retention.left"),
                getTranslation("retention.archive"));
        retired.items()
                .forEach(month -> table.row(
                        new Span(month.month()),
                        new Span(getTranslation("retention.table." + month.table())),
                        new Span(Words.number(month.rows())),
                        new Moment(month.retiredAt()),
                        archive(month)));
        card.add(table);
        if (retired.next() != null) {
            card.add(new Paragraph(getTranslation("retention.retired.more", Page.MAX_LIMIT)));
        }
        return card;
    }

    private Component archive(RetiredMonth month) {
        Span hash = Table.code("SHA-256 " + month.archiveSha256());
        hash.addClassName("small");
        Div archive = new Div(
                new Download(month.archive(), () -> {
                    Path file = retention.archive(month.id());
                    return new Download.File(month.archive(), "application/gzip", out -> Files.copy(file, out));
                }),
                hash);
        archive.addClassName("stack");
        return archive;
    }
}
