package org.rocketrewards.admin.learners;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/** Finds a learner by the Moodle site and the user id there. */
@Route(value = LearnersNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class LearnersView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final transient Statements statements;
    private final TextField user = new TextField();
    private transient @Nullable SourceRow source;

    @Inject
    LearnersView(Sources sources, Statements statements) {
        this.sources = sources;
        this.statements = statements;
        addClassNames("page", "narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader(getTranslation("nav.learners")), new Paragraph(getTranslation("learners.intro")));
        source = OfSources.one(event.getLocation().getQueryParameters(), sources.list())
                .orElse(null);
        add(
                source == null
                        ? new Empty(
                                VaadinIcon.PLUG,
                                getTranslation("sources.none.title"),
                                getTranslation("sources.none.text"),
                                new Anchor("sources", getTranslation("deliveries.none.next")))
                        : form(source));
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    private Div form(SourceRow site) {
        user.setLabel(getTranslation("learners.user"));
        user.setHelperText(getTranslation("learners.user.help", Words.withoutTricks(site.title())));
        user.getElement().setAttribute("inputmode", "numeric");
        user.setAutofocus(true);

        Button show = new Button(getTranslation("learners.show"), click -> show());
        show.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        show.addClickShortcut(Key.ENTER);
        Div form = new Div(user, show);
        form.addClassName("form");
        return form;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.learners") + " · " + getTranslation("product");
    }

    private void show() {
        SourceRow site = source;
        String text = user.getValue().strip();
        user.setInvalid(false);
        if (site == null) {
            return;
        }
        if (!text.matches("[0-9]{1,13}") || Long.parseLong(text) >= UserKey.ID_LIMIT) {
            refuse("learners.user.invalid");
            return;
        }
        long learner = Long.parseLong(text);
        if (statements.account(site.id(), learner).isEmpty()) {
            refuse("learners.user.unknown");
            return;
        }
        getUI().ifPresent(ui -> LearnersNavigation.show(ui, site.name(), learner));
    }

    private void refuse(String key) {
        user.setErrorMessage(getTranslation(key));
        user.setInvalid(true);
        user.focus();
    }
}
