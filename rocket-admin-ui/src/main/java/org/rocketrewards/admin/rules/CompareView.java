package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.boundary.RuleSets;

/** What is different between any two versions, or a version and the draft. */
@Route(value = RulesNavigation.COMPARE, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class CompareView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int CHOICES = 100;

    private final transient RuleSetVersions versions;
    private final transient RuleSetDrafts drafts;
    private final transient RuleSets ruleSets;
    private final transient RuleWords words;
    private final Select<String> from = new Select<>();
    private final Select<String> to = new Select<>();
    private final Div result = new Div();

    @Inject
    CompareView(RuleSetVersions versions, RuleSetDrafts drafts, RuleSets ruleSets) {
        this.versions = versions;
        this.drafts = drafts;
        this.ruleSets = ruleSets;
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        addClassName("page");
        for (Select<String> side : List.of(from, to)) {
            side.setItemLabelGenerator(this::name);
            side.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    getUI().ifPresent(ui -> ui.navigate(
                            RulesNavigation.COMPARE,
                            QueryParameters.simple(Map.of("from", from.getValue(), "to", to.getValue()))));
                }
            });
        }
        from.setLabel(getTranslation("rules.compare.from"));
        to.setLabel(getTranslation("rules.compare.to"));
        Div bar = new Div(from, to);
        bar.addClassName("list-bar");
        add(
                new PageHeader(getTranslation("rules.compare"))
                        .below(RulesNavigation.PATH, getTranslation("nav.rules"))
                        .below(RulesNavigation.VERSIONS, getTranslation("rules.versions")),
                bar,
                result);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String inForce = String.valueOf(ruleSets.current().version());
        boolean draft = Drafts.find(drafts).isPresent();
        Location location = event.getLocation();
        String left = parameter(location, "from", inForce);
        String right = parameter(location, "to", draft ? RuleSetVersions.DRAFT : inForce);
        List<String> names = new ArrayList<>();
        if (draft) {
            names.add(RuleSetVersions.DRAFT);
        }
        versions.list(null, CHOICES).items().forEach(version -> names.add(String.valueOf(version.version())));
        for (String asked : List.of(left, right)) {
            if (!names.contains(asked)) {
                names.add(asked);
            }
        }
        from.setItems(names);
        to.setItems(names);
        from.setValue(left);
        to.setValue(right);
        show(left, right);
    }

    private void show(String left, String right) {
        result.removeAll();
        try {
            result.add(new DiffBlock(words, versions.diff(left, right), versions.rules(left), versions.rules(right)));
        } catch (RocketException e) {
            if (e.type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            result.add(new Empty(
                    VaadinIcon.SEARCH,
                    getTranslation("rules.compare.none.title"),
                    getTranslation("rules.compare.none.text")));
        }
    }

    private static String parameter(Location location, String name, String otherwise) {
        return location.getQueryParameters().getSingleParameter(name).orElse(otherwise);
    }

    private String name(String version) {
        return RuleSetVersions.DRAFT.equals(version)
                ? getTranslation("rules.draft")
                : getTranslation("rules.version", version);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("rules.compare") + " · " + getTranslation("product");
    }
}
