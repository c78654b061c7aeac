package org.rocketrewards.admin.learners;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/** Finds a learner by the Moodle site and the user id there. */
@Route(value = LearnersNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class LearnersView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Statements statements;
    private final transient List<SourceRow> sources;
    private final Select<SourceRow> source = new Select<>();
    private final TextField user = new TextField();

    @Inject
    LearnersView(Sources sources, Statements statements) {
        this.sources = sources.list();
        this.statements = statements;
        addClassNames("page", "narrow");

        source.setLabel(getTranslation("delivery.source"));
        source.setItems(this.sources);
        source.setItemLabelGenerator(SourceRow::title);
        if (!this.sources.isEmpty()) {
            source.setValue(this.sources.get(0));
        }
        user.setLabel(getTranslation("learners.user"));
        user.setHelperText(getTranslation("learners.user.help"));
        user.getElement().setAttribute("inputmode", "numeric");
        user.setAutofocus(true);

        Button show = new Button(getTranslation("learners.show"), click -> show());
        show.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        show.addClickShortcut(Key.ENTER);
        Div form = new Div(source, user, show);
        form.addClassName("form");
        add(new PageHeader(getTranslation("nav.learners")), new Paragraph(getTranslation("learners.intro")), form);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.learners") + " · " + getTranslation("product");
    }

    private void show() {
        SourceRow site = source.getValue();
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
