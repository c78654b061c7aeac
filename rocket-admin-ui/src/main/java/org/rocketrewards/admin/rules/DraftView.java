package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetDiff;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.boundary.RuleSets;

/** The draft of the next version: what it changes, its rules, and the way to publishing it. */
@Route(value = RulesNavigation.DRAFT, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class DraftView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient RuleSetDrafts drafts;
    private final transient RuleSetVersions versions;
    private final transient RuleSets ruleSets;
    private final transient RuleWords words;

    @Inject
    DraftView(RuleSetDrafts drafts, RuleSetVersions versions, RuleSets ruleSets) {
        this.drafts = drafts;
        this.versions = versions;
        this.ruleSets = ruleSets;
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        PageHeader header =
                new PageHeader(getTranslation("rules.draft")).below(RulesNavigation.PATH, getTranslation("nav.rules"));
        add(header);
        Drafts.find(drafts).ifPresentOrElse(draft -> show(header, draft), this::none);
    }

    private void none() {
        List<Component> next = new ArrayList<>();
        if (Caller.administers()) {
            Button make = new Button(getTranslation("rules.draft.make"), click -> {
                drafts.create(null);
                show();
            });
            make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            next.add(make);
            next.add(new Button(getTranslation("rules.import"), click -> startImport()));
        }
        add(new Empty(
                VaadinIcon.EDIT,
                getTranslation("rules.draft.none.title"),
                getTranslation("rules.draft.none"),
                next.toArray(Component[]::new)));
    }

    private void show(PageHeader header, RuleSetDraft draft) {
        boolean administers = Caller.administers();
        String inForce = String.valueOf(ruleSets.current().version());
        RuleSet rules = versions.rules(RuleSetVersions.DRAFT);
        RuleSetDiff diff = versions.diff(inForce, RuleSetVersions.DRAFT);
        if (administers) {
            Button publish = new Button(
                    getTranslation("publish.title"),
                    click -> getUI().ifPresent(ui -> ui.navigate(RulesNavigation.PUBLISH)));
            publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.with(
                    RulesNavigation.toSimulations(RuleSetVersions.DRAFT, getTranslation("simulation.try")), publish);
        }
        add(VersionFacts.line(this, draft));
        newer(draft);
        faults(rules);
        if (administers) {
            add(tools(draft));
        }
        Details difference = new Details(
                DiffBlock.summary(words, diff),
                new DiffBlock(words, diff, versions.rules(inForce), rules).withoutSummary());
        difference.addClassNames("card", "flush-summary");
        difference.setOpened(
                !diff.isEmpty() && diff.changed().size() + diff.added().size() < 10);
        add(difference, list(draft, rules, diff, administers), new SharesBlock(draft, words, administers, this::save));
    }

    private void newer(RuleSetDraft draft) {
        int newest = versions.list(null, 1).items().get(0).version();
        if (newest != draft.basedOn()) {
            Paragraph warning = new Paragraph(
                    getTranslation("rules.draft.newer", String.valueOf(newest), String.valueOf(draft.basedOn())));
            Div card = new Div(
                    warning,
                    new Anchor(
                            RulesNavigation.compare(String.valueOf(newest), RuleSetVersions.DRAFT),
                            getTranslation("rules.compare.with", String.valueOf(newest))));
            card.addClassNames("card", "warning");
            add(card);
        }
    }

    private void faults(RuleSet rules) {
        List<RuleFault> faults = drafts.check(rules.document());
        if (faults.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        faults.forEach(fault -> list.add(
                new ListItem(Words.withoutTricks(fault.rule() + " · " + fault.field() + ": " + fault.message()))));
        Div card = new Div(new Paragraph(getTranslation("rules.draft.faults")), list);
        card.addClassNames("card", "warning");
        add(card);
    }

    private Component tools(RuleSetDraft draft) {
        Button add = new Button(
                getTranslation("rule.new"),
                VaadinIcon.PLUS.create(),
                click -> getUI().ifPresent(ui -> ui.navigate(RulesNavigation.EDIT)));
        Button load = new Button(getTranslation("rules.import"), VaadinIcon.UPLOAD.create(), click -> startImport());
        Button drop = new Button(getTranslation("rules.draft.drop"), VaadinIcon.TRASH.create(), click -> drop(draft));
        drop.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        Div tools = new Div(add, load, RuleFileLink.of(this, versions, RuleSetVersions.DRAFT), drop);
        tools.addClassName("actions");
        return tools;
    }

    private RuleList list(RuleSetDraft draft, RuleSet rules, RuleSetDiff diff, boolean administers) {
        Set<String> changed =
                diff.changed().stream().map(RuleSetDiff.ChangedRule::key).collect(Collectors.toSet());
        Set<String> added =
                diff.added().stream().map(rule -> rule.getString("key")).collect(Collectors.toSet());
        return new RuleList(
                words,
                rules.rules(),
                rule -> administers
                        ? RulesNavigation.edit(rule.key())
                        : RulesNavigation.compare(String.valueOf(draft.basedOn()), RuleSetVersions.DRAFT),
                new RuleList.Column("draft", getTranslation("rules.in_draft"), rule -> {
                    Div cell = new Div();
                    cell.addClassName("actions");
                    if (added.contains(rule.key())) {
                        cell.add(new Badge(VaadinIcon.PLUS_CIRCLE, getTranslation("rules.diff.added"), "accepted"));
                    } else if (changed.contains(rule.key())) {
                        cell.add(new Badge(VaadinIcon.EDIT, getTranslation("rules.diff.changed"), "duplicate"));
                    }
                    if (administers) {
                        cell.add(removal(draft, rule));
                    }
                    return cell;
                }));
    }

    private Button removal(RuleSetDraft draft, Rule rule) {
        Button remove = new Button(VaadinIcon.TRASH.create(), click -> askToRemove(draft, rule));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        remove.setAriaLabel(getTranslation("rule.remove.which", rule.key()));
        remove.setTooltipText(getTranslation("rule.remove.which", rule.key()));
        return remove;
    }

    private void askToRemove(RuleSetDraft draft, Rule rule) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("rule.remove.which", rule.key()));
        dialog.setText(getTranslation("rule.remove.text"));
        dialog.setConfirmText(getTranslation("rule.remove"));
        dialog.setConfirmButtonTheme("primary error");
        dialog.addConfirmListener(confirm -> change(() -> drafts.removeRule(draft.revision(), rule.key())));
        dialog.setRejectable(!rule.retired());
        dialog.setRejectText(getTranslation("rule.remove.switch_off"));
        dialog.setRejectButtonTheme("tertiary");
        dialog.addRejectListener(reject -> change(() -> drafts.patchRule(
                draft.revision(),
                rule.key(),
                Json.createObjectBuilder().add("active", false).build())));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.open();
    }

    private void drop(RuleSetDraft draft) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("rules.draft.drop"));
        dialog.setText(getTranslation("rules.draft.drop.text"));
        dialog.setConfirmText(getTranslation("rules.draft.drop"));
        dialog.setConfirmButtonTheme("primary error");
        dialog.addConfirmListener(confirm -> change(() -> drafts.delete(draft.revision())));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.open();
    }

    /** Puts other groups or campaigns into the draft. */
    private void save(SharesBlock.Change wanted) {
        change(() -> drafts.replace(wanted.revision(), wanted.document()));
    }

    private void change(Runnable act) {
        try {
            act.run();
        } catch (RocketException e) {
            if (!Drafts.outdated(e)) {
                throw e;
            }
            Drafts.tell(this, drafts, this::show);
            return;
        }
        show();
    }

    private void startImport() {
        new ImportDialog(drafts, versions, words, this::show).open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("rules.draft") + " · " + getTranslation("product");
    }
}
