package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.boundary.RuleSetVersions;

/** Everything that was ever published, newest first. */
@Route(value = RulesNavigation.VERSIONS, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class VersionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int AT_ONCE = 50;

    private final transient RuleSetVersions versions;
    private final Button more = new Button();
    private Table table = new Table("");
    private @Nullable String next;

    @Inject
    VersionsView(RuleSetVersions versions) {
        this.versions = versions;
        addClassName("page");
        more.setText(getTranslation("rules.versions.more"));
        more.addClickListener(click -> read());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        next = null;
        table = new Table(
                getTranslation("rules.versions"),
                getTranslation("rules.version.number"),
                getTranslation("rules.version.state"),
                getTranslation("rules.version.note"),
                getTranslation("rules.version.effective"),
                getTranslation("rules.version.published"),
                getTranslation("rules.version.rules") + "#",
                getTranslation("rules.compare"));
        Div card = new Div(table);
        card.addClassNames("card", "flush");
        add(
                new PageHeader(getTranslation("rules.versions"))
                        .below(RulesNavigation.PATH, getTranslation("nav.rules")),
                card,
                more);
        read();
    }

    private void read() {
        Page<RuleSetVersion> page = versions.list(next, AT_ONCE);
        page.items().forEach(this::row);
        next = page.next();
        more.setVisible(next != null);
    }

    private void row(RuleSetVersion version) {
        int number = version.version();
        Span by = new Span(Words.withoutTricks(version.publishedBy()));
        by.addClassName("small");
        Div published = new Div(new Moment(version.publishedAt()), by);
        published.addClassName("stack");
        table.row(
                RulesNavigation.toVersion(number, getTranslation("rules.version", String.valueOf(number))),
                VersionFacts.state(this, version),
                Table.text(Words.withoutTricks(version.note())),
                Moment.exact(version.effectiveFrom()),
                published,
                Table.text(Words.number(version.ruleCount())),
                number == 1
                        ? Table.text("")
                        : new Anchor(
                                RulesNavigation.compare(String.valueOf(number - 1), String.valueOf(number)),
                                getTranslation("rules.compare.with", String.valueOf(number - 1))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("rules.versions") + " · " + getTranslation("product");
    }
}
