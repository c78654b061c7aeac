package org.rocketrewards.admin.corrections;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.boundary.SavedViews;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Condition;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.FilterValues;
import org.rocketrewards.admin.parts.ListColumn;
import org.rocketrewards.admin.parts.Listing;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;

/** What waits for a second person, and all that people booked. */
@Route(value = CorrectionsNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class CorrectionsView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    private static final long serialVersionUID = 1L;
    private static final int MOST_WAITING = 20;

    private final transient Corrections corrections;
    private final transient Sources sources;
    private final Div waiting = new Div();
    private final Listing<CorrectionRow> listing;
    private @Nullable String source;

    @Inject
    CorrectionsView(Corrections corrections, Sources sources, SavedViews views, Exports exports) {
        this.corrections = corrections;
        this.sources = sources;
        addClassName("page");
        waiting.addClassName("block");
        listing = new Listing<>(CorrectionsNavigation.PATH, getTranslation("nav.corrections"), this::read)
                .exports(exports)
                .keeps(views)
                .opens(CorrectionRow::id, row -> CorrectionsNavigation.PATH + "/" + row.id())
                .whenNone(() -> new Empty(
                        VaadinIcon.PLUS_MINUS,
                        getTranslation("corrections.none.title"),
                        getTranslation("corrections.none.text"),
                        new Anchor("learners", getTranslation("corrections.none.next"))));
        listing.addClassName("tall");
        conditions();
        columns();
        add(
                new PageHeader(getTranslation("nav.corrections")),
                new Paragraph(getTranslation("corrections.intro")),
                waiting,
                listing);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        source = OfSources.chosen(event.getLocation().getQueryParameters(), sources.list())
                .map(SourceRow::name)
                .orElse(null);
        showWaiting();
        listing.show(event.getLocation().getQueryParameters());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.corrections") + " · " + getTranslation("product");
    }

    private Page<CorrectionRow> read(FilterValues values, @Nullable String cursor, int limit) {
        return corrections.list(
                values.get("state").map(CorrectionWords::state).orElse(null),
                source,
                // an id of one Moodle means nothing at another
                source == null ? null : values.number("learner"),
                cursor,
                limit);
    }

    private void decided() {
        showWaiting();
        listing.reload();
    }

    private void showWaiting() {
        waiting.removeAll();
        Page<CorrectionRow> rows = corrections.list(CorrectionState.WAITING, source, null, null, MOST_WAITING);
        if (rows.items().isEmpty()) {
            return;
        }
        Div cards = new Div();
        cards.addClassName("cards");
        rows.items().forEach(row -> cards.add(new CorrectionCard(corrections, row, this::decided)));
        waiting.add(new H2(getTranslation("corrections.waiting", rows.items().size())), cards);
        if (rows.next() != null) {
            waiting.add(new Paragraph(getTranslation("corrections.more_waiting", MOST_WAITING)));
        }
    }

    private void conditions() {
        Map<String, String> states = new LinkedHashMap<>();
        for (CorrectionState state : CorrectionState.values()) {
            states.put(state.code(), getTranslation("correction.state." + state.code()));
        }
        listing.condition(Condition.choice("state", getTranslation("correction.state"), states))
                .condition(Condition.source())
                .condition(Condition.number("learner", getTranslation("delivery.learner")));
    }

    private void columns() {
        listing.column(ListColumn.<CorrectionRow>text("kind", getTranslation("correction.what"), CorrectionRow::kind)
                        .shownAs(row -> CorrectionWords.what(this, row))
                        .wide("10rem", 2))
                .column(ListColumn.<CorrectionRow>text(
                                "state", getTranslation("correction.state"), CorrectionRow::state)
                        .shownAs(row -> getTranslation("correction.state." + row.state()))
                        .asBadge(CorrectionWords::look, CorrectionWords::icon)
                        .wide("7.5rem", 0))
                .column(ListColumn.<CorrectionRow>text(
                                "source", getTranslation("delivery.source"), CorrectionRow::source)
                        .wide("5.5rem", 1))
                .column(ListColumn.<CorrectionRow>number(
                                "learner", getTranslation("delivery.learner"), CorrectionRow::learner)
                        .shownAs(row ->
                                row.learner() == null ? "" : row.learner().toString())
                        .wide("5rem", 0))
                .column(ListColumn.<CorrectionRow>number(
                                "points", getTranslation("entry.points"), CorrectionRow::points)
                        .shownAs(row -> row.points() == null ? "" : Words.points(row.points()))
                        .wide("4.5rem", 0))
                .column(ListColumn.<CorrectionRow>text("reason", getTranslation("act.reason"), CorrectionRow::reason)
                        .shownAs(row -> Words.withoutTricks(row.reason()))
                        .wide("8rem", 2))
                .column(ListColumn.<CorrectionRow>text(
                                "requestedBy", getTranslation("correction.requested"), CorrectionRow::requestedBy)
                        .wide("6rem", 1))
                .column(ListColumn.<CorrectionRow>time(
                                "requestedAt", getTranslation("correction.requested_at"), CorrectionRow::requestedAt)
                        .wide("7rem", 0))
                .column(ListColumn.<CorrectionRow>text(
                                "decidedBy", getTranslation("correction.decided"), CorrectionRow::decidedBy)
                        .wide("6rem", 1))
                .column(ListColumn.<CorrectionRow>time(
                                "decidedAt", getTranslation("correction.decided_at"), CorrectionRow::decidedAt)
                        .onDemand())
                .column(ListColumn.<CorrectionRow>text(
                                "reference", getTranslation("act.reference"), CorrectionRow::reference)
                        .shownAs(row -> row.reference() == null ? "" : Words.withoutTricks(row.reference()))
                        .onDemand());
    }
}
