package org.rocketrewards.admin.learners;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;

/** A learner's balance and statement. */
@Route(value = LearnersNavigation.PATH + "/:source([a-z0-9-]{1,63})/:learner(-?[0-9]{1,13})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class LearnerView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final transient Statements statements;
    private long learner;

    @Inject
    LearnerView(Sources sources, Statements statements) {
        this.sources = sources;
        this.statements = statements;
        addClassNames("page", "full");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RouteParameters parameters = event.getRouteParameters();
        String name = parameters.get("source").orElseThrow();
        learner = parameters.getLong("learner").orElseThrow();
        SourceRow source = sources.list().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        AccountView account = statements.account(source.id(), learner).orElseThrow(NotFoundException::new);
        removeAll();
        add(
                new PageHeader(title())
                        .below(LearnersNavigation.PATH, getTranslation("nav.learners"))
                        .below("sources/" + name, source.title()),
                overview(account),
                new H2(getTranslation("statement.title")),
                statement(source, account));
    }

    @Override
    public String getPageTitle() {
        return title() + " · " + getTranslation("product");
    }

    private String title() {
        return getTranslation("learner.title", String.valueOf(learner));
    }

    private Component overview(AccountView account) {
        Span number = new Span(Words.number(account.balance()));
        number.addClassName("balance-number");
        Div balance = new Div(number, new Span(getTranslation("learner.points")));
        balance.addClassName("balance");

        Div about = new Div(
                new Paragraph(
                        new Span(getTranslation("learner.entries", account.entries()) + " "),
                        new Span(getTranslation("learner.since") + " "),
                        new Moment(account.openedAt())),
                DeliveriesNavigation.ofLearner(
                        account.source(), account.learner(), getTranslation("learner.why_no_points")));
        about.addClassName("stack");
        Div overview = new Div(balance, about);
        overview.addClassName("overview");
        return overview;
    }

    private Component statement(SourceRow source, AccountView account) {
        Paragraph cut = new Paragraph(getTranslation("statement.cut", KeysetRows.MOST));
        cut.setVisible(false);
        KeysetRows<EntryRow> rows = new KeysetRows<>(
                cursor -> statements.entries(source.id(), learner, null, null, cursor, Page.DEFAULT_LIMIT),
                () -> cut.setVisible(true));
        if (rows.none()) {
            return new Empty(
                    VaadinIcon.BOOK,
                    getTranslation("statement.none.title"),
                    getTranslation("statement.none.text"),
                    DeliveriesNavigation.ofLearner(
                            account.source(), account.learner(), getTranslation("statement.none.next")));
        }
        Div list = new Div(new StatementGrid(rows), cut);
        list.addClassName("list");
        return list;
    }
}
