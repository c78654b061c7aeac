package org.rocketrewards.admin.corrections;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.model.access.Role;

/** One correction with what it booked. */
@Route(value = CorrectionsNavigation.PATH + "/:id([1-9][0-9]{0,17})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class CorrectionView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Corrections corrections;
    private long id;

    @Inject
    CorrectionView(Corrections corrections) {
        this.corrections = corrections;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().getLong("id").orElseThrow();
        show();
    }

    @Override
    public String getPageTitle() {
        return title() + " · " + getTranslation("product");
    }

    private String title() {
        return getTranslation("correction.title", String.valueOf(id));
    }

    private void show() {
        CorrectionRow correction = corrections.find(id).orElseThrow(NotFoundException::new);
        removeAll();
        add(
                new PageHeader(title()).below(CorrectionsNavigation.PATH, getTranslation("nav.corrections")),
                new CorrectionCard(corrections, correction, this::show));
    }
}
