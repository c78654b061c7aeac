package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleProblems;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetJson;

/** A campaign, or a group of rules, as a form. */
final class ShareDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final String at;
    private final Members fields = new Members(() -> {});
    private final Div problems = new Div();
    private final transient UnaryOperator<JsonObject> within;
    private final transient Consumer<JsonObject> save;

    /**
     * A form.
     *
     * @param kind {@code campaigns} or {@code groups}
     * @param within the draft with what was entered
     * @param save takes the draft when nothing is wrong
     */
    ShareDialog(
            String kind,
            int index,
            JsonObject now,
            RuleSetDraft draft,
            UnaryOperator<JsonObject> within,
            Consumer<JsonObject> save) {
        this.at = "/" + kind + "/" + index;
        this.within = within;
        this.save = save;
        setHeaderTitle(getTranslation("shares." + kind + ".one"));
        setWidth("42rem");
        problems.addClassName("problems");
        if (now.isEmpty()) {
            fields.text("key", getTranslation("rules.member.key")).setHelperText(getTranslation("rule.key.help"));
        }
        if (kind.equals("groups")) {
            group(draft);
        } else {
            campaign(draft);
        }
        fields.show(now);
        add(fields, problems);
        Button done = new Button(getTranslation("rule.save"), click -> save());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), done);
    }

    private void group(RuleSetDraft draft) {
        fields.choice("take", getTranslation("shares.take"), List.of("first", "all"), "shares.take.", null);
        fields.choice(
                "within",
                getTranslation("shares.within_group"),
                keys(draft.groups()),
                "",
                getTranslation("rule.group.none"));
        fields.number("priority", getTranslation("rules.member.priority"));
    }

    private void campaign(RuleSetDraft draft) {
        fields.text("title", getTranslation("rules.member.title")).setMaxLength(200);
        fields.number("multiplier", getTranslation("shares.multiplier"))
                .setHelperText(getTranslation("shares.multiplier.help"));
        fields.text("from", getTranslation("rules.member.from")).setHelperText(getTranslation("rule.moment.help"));
        fields.text("until", getTranslation("rules.member.until")).setHelperText(getTranslation("rule.moment.help"));
        fields.several("rules", getTranslation("nav.rules"), keys(draft.rules()), rule -> rule, false)
                .setHelperText(getTranslation("shares.rules.help"));
        fields.add(new H3(getTranslation("rule.section.if")));
        fields.part("filters", new ConditionGroup(() -> {}));
    }

    private static List<String> keys(JsonArray parts) {
        return parts.getValuesAs(JsonObject.class).stream()
                .map(part -> Values.text(part.get("key")))
                .toList();
    }

    private void save() {
        JsonObject document = within.apply(fields.value());
        RuleProblems found = new RuleProblems();
        RuleSetJson.read(document, found);
        fields.clean();
        problems.removeAll();
        if (found.isEmpty()) {
            close();
            save.accept(document);
            return;
        }
        UnorderedList list = new UnorderedList();
        for (RuleProblem problem : found.list()) {
            boolean ours = problem.pointer().startsWith(at + "/");
            if (!ours || !fields.blame(problem.pointer().substring(at.length()), problem.message())) {
                list.add(new ListItem(Words.withoutTricks(problem.message())));
            }
        }
        problems.add(list);
    }
}
