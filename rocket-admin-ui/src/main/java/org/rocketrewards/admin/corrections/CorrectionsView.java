package org.rocketrewards.admin.corrections;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;

/** What waits for a second person, and all that people booked. The address line holds the filter. */
@Route(value = CorrectionsNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class CorrectionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int MOST_WAITING = 20;

    private final transient Corrections corrections;
    private @Nullable CorrectionState state;

    @Inject
    CorrectionsView(Corrections corrections) {
        this.corrections = corrections;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("state")
                .flatMap(code -> Arrays.stream(CorrectionState.values())
                        .filter(known -> known.code().equals(code))
                        .findFirst())
                .orElse(null);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.corrections") + " · " + getTranslation("product");
    }

    private void show() {
        removeAll();
        add(new PageHeader(getTranslation("nav.corrections")), new Paragraph(getTranslation("corrections.intro")));
        Page<CorrectionRow> waiting = corrections.list(CorrectionState.WAITING, null, null, null, MOST_WAITING);
        if (!waiting.items().isEmpty()) {
            add(new H2(getTranslation("corrections.waiting", waiting.items().size())));
            Div cards = new Div();
            cards.addClassName("cards");
            waiting.items().forEach(row -> cards.add(new CorrectionCard(corrections, row, this::show)));
            add(cards);
            if (waiting.next() != null) {
                add(new Paragraph(getTranslation("corrections.more_waiting", MOST_WAITING)));
            }
        }
        KeysetRows<CorrectionRow> rows =
                new KeysetRows<>(cursor -> corrections.list(state, null, null, cursor, Page.DEFAULT_LIMIT), () -> {});
        if (state == null && rows.none()) {
            add(new Empty(
                    VaadinIcon.PLUS_MINUS,
                    getTranslation("corrections.none.title"),
                    getTranslation("corrections.none.text"),
                    new Anchor("learners", getTranslation("corrections.none.next"))));
            return;
        }
        add(history(rows));
    }

    private Component history(KeysetRows<CorrectionRow> rows) {
        Select<CorrectionState> filter = new Select<>();
        filter.setLabel(getTranslation("correction.state"));
        filter.setItems(CorrectionState.values());
        filter.setItemLabelGenerator(value ->
                value == null ? getTranslation("filter.any") : getTranslation("correction.state." + value.code()));
        filter.setEmptySelectionAllowed(true);
        filter.setEmptySelectionCaption(getTranslation("filter.any"));
        filter.setValue(state);
        filter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                CorrectionState wanted = change.getValue();
                UI.getCurrent()
                        .navigate(
                                CorrectionsNavigation.PATH,
                                wanted == null
                                        ? QueryParameters.empty()
                                        : QueryParameters.simple(Map.of("state", wanted.code())));
            }
        });
        Div list = new Div(filter);
        list.addClassNames("list", "tall");
        list.add(rows.none() ? new Paragraph(getTranslation("corrections.nothing")) : new CorrectionsGrid(rows));
        return list;
    }
}
