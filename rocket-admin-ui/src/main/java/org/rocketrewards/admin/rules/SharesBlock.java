package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.RuleSetDraft;

/** What several rules of a draft have part in: campaigns, and groups of which one rule awards. */
final class SharesBlock extends Div {
    private static final long serialVersionUID = 1L;
    private static final String GROUPS = "groups";
    private static final String CAMPAIGNS = "campaigns";

    private final transient RuleSetDraft draft;
    private final transient RuleWords words;
    private final transient Consumer<Change> save;
    private final boolean editable;

    /** Another document for the draft in a certain state. */
    record Change(long revision, JsonObject document) {}

    SharesBlock(RuleSetDraft draft, RuleWords words, boolean editable, Consumer<Change> save) {
        this.draft = draft;
        this.words = words;
        this.save = save;
        this.editable = editable;
        addClassNames("cards", "two");
        add(section(CAMPAIGNS, draft.campaigns()), section(GROUPS, draft.groups()));
    }

    private Component section(String kind, JsonArray parts) {
        Div head = new Div(new H2(getTranslation("shares." + kind)));
        head.addClassName("card-head");
        Section section = new Section(head, new Paragraph(getTranslation("shares." + kind + ".text")));
        section.addClassName("card");
        if (editable) {
            Button more = new Button(
                    getTranslation("shares." + kind + ".add"),
                    VaadinIcon.PLUS.create(),
                    click -> edit(kind, parts, parts.size()));
            more.addThemeVariants(ButtonVariant.LUMO_SMALL);
            head.add(more);
        }
        if (!parts.isEmpty()) {
            Table table = new Table(
                    getTranslation("shares." + kind),
                    getTranslation("rules.member.key"),
                    getTranslation("shares.says"),
                    getTranslation("token.actions"));
            for (int i = 0; i < parts.size(); i++) {
                JsonObject part = parts.getJsonObject(i);
                table.row(
                        Table.code(Values.text(part.get("key"))),
                        Table.text(kind.equals(GROUPS) ? group(part) : campaign(part)),
                        actions(kind, parts, i));
            }
            section.add(table);
        }
        return section;
    }

    private String group(JsonObject group) {
        return getTranslation("shares.take." + Values.text(group.get("take")))
                + (group.containsKey("within")
                        ? " " + getTranslation("shares.within", Values.text(group.get("within")))
                        : "");
    }

    private String campaign(JsonObject campaign) {
        String rules = Values.text(campaign.get("rules"));
        return Words.withoutTricks(words.text(
                "shares.campaign.says",
                Values.text(campaign.get("title")),
                Values.text(campaign.get("multiplier")),
                Values.text(campaign.get("from")),
                Values.text(campaign.get("until")),
                rules.isEmpty() ? getTranslation("shares.all_rules") : rules));
    }

    private Component actions(String kind, JsonArray parts, int index) {
        Div actions = new Div();
        actions.addClassName("actions");
        if (editable) {
            String key = Values.text(parts.getJsonObject(index).get("key"));
            Button edit = icon(VaadinIcon.EDIT, getTranslation("shares.edit", key));
            edit.addClickListener(click -> edit(kind, parts, index));
            Button remove = icon(VaadinIcon.TRASH, getTranslation("shares.remove", key));
            remove.addClickListener(click -> {
                List<JsonValue> rest = new ArrayList<>(parts);
                rest.remove(index);
                save.accept(new Change(draft.revision(), with(kind, rest)));
            });
            actions.add(edit, remove);
        }
        return actions;
    }

    private static Button icon(VaadinIcon icon, String label) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    private void edit(String kind, JsonArray parts, int index) {
        JsonObject now = index < parts.size() ? parts.getJsonObject(index) : JsonValue.EMPTY_JSON_OBJECT;
        new ShareDialog(
                        kind,
                        index,
                        now,
                        draft,
                        written -> {
                            List<JsonValue> all = new ArrayList<>(parts);
                            if (index < all.size()) {
                                all.set(index, written);
                            } else {
                                all.add(written);
                            }
                            return with(kind, all);
                        },
                        document -> save.accept(new Change(draft.revision(), document)))
                .open();
    }

    private JsonObject with(String kind, List<JsonValue> parts) {
        return Drafts.document(
                draft.rules(),
                kind.equals(GROUPS) ? parts : draft.groups(),
                kind.equals(CAMPAIGNS) ? parts : draft.campaigns());
    }
}
