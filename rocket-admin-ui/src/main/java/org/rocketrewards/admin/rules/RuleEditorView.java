package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.badges.RocketBadgeRow;
import org.rocketrewards.badges.boundary.RocketBadges;
import org.rocketrewards.ingest.boundary.RulePreviews;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSets;

/**
 * One rule of the draft as a form. Beside it stands what it says, read back while one types, and the last events that it
 * would have considered. Whoever reads rule files says what is wrong, so that it is the same here and there.
 */
@Route(value = RulesNavigation.EDIT + "/:key?([a-z0-9][a-z0-9_.-]{0,99})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed(Role.ADMIN_ROLE)
class RuleEditorView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 3_000;

    private final transient RuleSetDrafts drafts;
    private final transient RocketBadges badges;
    private final transient Sources sources;
    private final transient RuleSets ruleSets;
    private final transient RulePreviews previews;
    private final transient EventTitles titles;
    private final transient RuleWords words;
    private final Paragraph sentence = new Paragraph();
    private final Div problems = new Div();
    private final Div notice = new Div();
    private PreviewBlock preview;
    private transient @Nullable RuleForm form;
    private transient @Nullable RuleSetDraft draft;
    private @Nullable String key;
    private transient JsonObject before = JsonValue.EMPTY_JSON_OBJECT;
    private boolean tried;

    @Inject
    RuleEditorView(
            RuleSetDrafts drafts, RocketBadges badges, Sources sources, RuleSets ruleSets, RulePreviews previews) {
        this.drafts = drafts;
        this.badges = badges;
        this.sources = sources;
        this.ruleSets = ruleSets;
        this.previews = previews;
        this.titles = new EventTitles(ruleSets.catalogue());
        this.words = new RuleWords(this, titles);
        this.preview = new PreviewBlock(previews, words);
        addClassName("page");
        sentence.addClassName("sentence");
        sentence.getElement().setAttribute("aria-live", "polite");
        problems.addClassName("problems");
        notice.setVisible(false);
        notice.addClassNames("card", "warning");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        key = event.getRouteParameters().get("key").orElse(null);
        RuleSetDraft now = Drafts.find(drafts).orElse(null);
        if (now == null) {
            event.forwardTo(DraftView.class);
            return;
        }
        draft = now;
        preview = new PreviewBlock(previews, words);
        int index = key == null ? -1 : Drafts.indexOf(now.rules(), key);
        if (key != null && index < 0) {
            throw new NotFoundException(key);
        }
        before = index < 0 ? empty() : now.rules().getJsonObject(index);
        RuleForm.Choices choices = new RuleForm.Choices(
                ruleSets.catalogue().types(),
                badges.list().stream().map(RocketBadgeRow::key).toList(),
                sources.list().stream()
                        .map(source -> source.id() + " " + source.name())
                        .toList());
        RuleForm fields = new RuleForm(now, titles, choices, key == null, this::changed);
        form = fields;
        fields.show(before);
        Button save = new Button(getTranslation("rule.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div side = new Div(new Div(new H2(getTranslation("rule.reads")), sentence, problems), preview);
        side.addClassName("editor-side");
        Div both = new Div(fields, side);
        both.addClassName("editor");
        add(
                new PageHeader(key == null ? getTranslation("rule.new") : key)
                        .below(RulesNavigation.PATH, getTranslation("nav.rules"))
                        .below(RulesNavigation.DRAFT, getTranslation("rules.draft"))
                        .with(new Anchor(RulesNavigation.DRAFT, getTranslation("dialog.cancel")), save),
                notice,
                both);
        tried = false;
        changed();
    }

    private static JsonObject empty() {
        return Json.createObjectBuilder()
                .add("points", 5)
                .add(
                        "constraint",
                        Json.createObjectBuilder().add("type", "once").add("per", Values.array(List.of("course"))))
                .build();
    }

    private CheckedRule check() {
        RuleForm fields = form;
        RuleSetDraft current = draft;
        if (fields == null || current == null) {
            throw new IllegalStateException("nothing is shown yet");
        }
        return CheckedRule.of(current, key, fields.value());
    }

    /** Reads the rule back; what is wrong is shown at the fields once somebody wanted to save it. */
    private void changed() {
        CheckedRule checked = check();
        Rule rule = checked.rule();
        RuleDocument document = checked.document();
        if (rule == null || document == null) {
            sentence.setText(getTranslation("rule.reads.not_yet"));
        } else {
            sentence.setText(new RuleSentence(words).of(rule));
            preview.show(document, rule.key());
        }
        complain(checked, tried);
    }

    private void complain(CheckedRule checked, boolean atFields) {
        RuleForm fields = form;
        if (fields == null) {
            return;
        }
        fields.clean();
        problems.removeAll();
        if (key == null && !atFields) {
            return;
        }
        UnorderedList list = new UnorderedList();
        for (CheckedRule.Complaint complaint : checked.complaints()) {
            boolean shown = atFields && fields.blame(complaint.pointer(), complaint.message());
            if (!shown) {
                list.add(new ListItem(Words.withoutTricks(complaint.text())));
            }
        }
        if (list.getChildren().findAny().isPresent()) {
            problems.add(list);
        }
    }

    private void save() {
        tried = true;
        CheckedRule checked = check();
        complain(checked, true);
        RuleSetDraft current = draft;
        RuleDocument document = checked.document();
        Rule rule = checked.rule();
        if (document == null || rule == null || current == null) {
            Notification.show(getTranslation("rule.not_saved"), 2 * SHOWN_MILLIS, Notification.Position.BOTTOM_START);
            return;
        }
        try {
            draft = drafts.putRule(current.revision(), rule.key(), checked.written());
        } catch (RocketException e) {
            if (!Drafts.outdated(e)) {
                throw e;
            }
            outdated();
            return;
        }
        Notification.show(getTranslation("rule.saved"), SHOWN_MILLIS, Notification.Position.BOTTOM_START);
        getUI().ifPresent(ui -> ui.navigate(RulesNavigation.DRAFT));
    }

    /** Somebody else was faster. What was entered stays; whoever saves again does it in the knowledge of theirs. */
    private void outdated() {
        RuleSetDraft now = Drafts.find(drafts).orElse(null);
        notice.removeAll();
        notice.setVisible(true);
        if (now == null) {
            notice.add(new Paragraph(getTranslation("rules.draft.outdated.gone")));
            return;
        }
        int index = key == null ? -1 : Drafts.indexOf(now.rules(), key);
        JsonObject theirs = index < 0 ? before : now.rules().getJsonObject(index);
        String by = Words.withoutTricks(now.changedBy());
        notice.add(new Paragraph(
                getTranslation(theirs.equals(before) ? "rule.outdated.elsewhere" : "rule.outdated.same", by)));
        if (!theirs.equals(before)) {
            CheckedRule read = CheckedRule.of(now, key, theirs);
            Rule rule = read.rule();
            if (rule != null) {
                notice.add(RuleView.sentence(words, rule));
            }
        }
        before = theirs;
        draft = now;
    }

    @Override
    public String getPageTitle() {
        return (key == null ? getTranslation("rule.new") : key) + " · " + getTranslation("product");
    }
}
