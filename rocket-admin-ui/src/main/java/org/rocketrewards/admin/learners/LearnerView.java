package org.rocketrewards.admin.learners;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.badges.boundary.Credentials;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.DeliveryLog;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.privacy.boundary.LearnerData;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.ledger.boundary.Leaderboards;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.boundary.RuleSets;

/** A learner: balance, statement, badges, what gave nothing, and what may be done about it. */
@Route(value = LearnersNavigation.PATH + "/:source([a-z0-9-]{1,63})/:learner(-?[0-9]{1,13})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class LearnerView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 6000;

    private final transient Sources sources;
    private final transient Statements statements;
    private final transient Corrections corrections;
    private final transient Credentials credentials;
    private final transient DeliveryLog deliveries;
    private final transient RuleSets rules;
    private final transient Leaderboards leaderboards;
    private final transient LearnerData data;
    private final transient Clock clock;
    private long learner;

    @Inject
    LearnerView(
            Sources sources,
            Statements statements,
            Corrections corrections,
            Credentials credentials,
            DeliveryLog deliveries,
            RuleSets rules,
            Leaderboards leaderboards,
            LearnerData data,
            Clock clock) {
        this.sources = sources;
        this.statements = statements;
        this.corrections = corrections;
        this.credentials = credentials;
        this.deliveries = deliveries;
        this.rules = rules;
        this.leaderboards = leaderboards;
        this.data = data;
        this.clock = clock;
        addClassName("page");
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
        show(source, StatementQuery.of(event.getLocation().getQueryParameters()));
    }

    @Override
    public String getPageTitle() {
        return title() + " · " + getTranslation("product");
    }

    private String title() {
        return getTranslation("learner.title", String.valueOf(learner));
    }

    private void show(SourceRow source, StatementQuery query) {
        AccountView account = statements.account(source.id(), learner).orElseThrow(NotFoundException::new);
        CorrectionDialogs dialogs =
                new CorrectionDialogs(corrections, account, correction -> booked(correction, source, query));
        PageHeader header = new PageHeader(title())
                .below(LearnersNavigation.PATH, getTranslation("nav.learners"))
                .below("sources/" + source.name(), source.title());
        if (Caller.operates()) {
            header.with(adjust(dialogs));
        }
        StatementSection statement = new StatementSection(
                statements,
                clock,
                source,
                learner,
                query,
                wanted ->
                        UI.getCurrent().navigate(LearnersNavigation.path(source.name(), learner), wanted.parameters()));
        statement.show(Caller.operates() ? entry -> dialogs.reverse(this, entry) : null);
        Div beside = new Div(
                new BadgesCard(credentials.ofLearner(source.id(), learner)),
                new NoPointsCard(deliveries, rules, source.name(), learner));
        beside.addClassName("columns");
        removeAll();
        add(
                header,
                new LearnerOverview(statements, leaderboards, source, account, clock),
                new BalanceChart(
                        statements
                                .entries(source.id(), learner, null, null, null, Page.MAX_LIMIT)
                                .items(),
                        clock.instant()),
                statement,
                beside,
                new PersonalDataCard(data, account));
    }

    private Component adjust(CorrectionDialogs dialogs) {
        Button adjust = new Button(getTranslation("adjust.open"), VaadinIcon.PLUS_MINUS.create());
        adjust.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        adjust.addClickListener(click -> dialogs.adjust(this));
        return adjust;
    }

    private void booked(CorrectionRow correction, SourceRow source, StatementQuery query) {
        boolean waits = correction.state().equals(CorrectionState.WAITING.code());
        Notification.show(
                getTranslation(waits ? "correction.asked" : "correction.done", String.valueOf(correction.id())),
                SHOWN_MILLIS,
                Notification.Position.BOTTOM_START);
        show(source, query);
    }
}
