package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetDiff;

/** What is different between two sets of rules, rule by rule, in words rather than in lines of a file. */
final class DiffBlock extends Div {
    private static final long serialVersionUID = 1L;

    private final transient RuleWords words;
    private final transient RuleSet from;
    private final transient RuleSet to;
    private final Paragraph summary;

    DiffBlock(RuleWords words, RuleSetDiff diff, RuleSet from, RuleSet to) {
        this.words = words;
        this.from = from;
        this.to = to;
        addClassName("diff");
        summary = new Paragraph(summary(words, diff));
        summary.addClassName("diff-summary");
        add(summary);
        diff.changed().forEach(changed -> add(changed(changed)));
        diff.added().forEach(part -> add(whole(part, to, "added", VaadinIcon.PLUS_CIRCLE, "accepted")));
        diff.removed().forEach(part -> add(whole(part, from, "removed", VaadinIcon.MINUS_CIRCLE, "failed")));
        if (!diff.sameOrder()) {
            add(new Paragraph(words.text("rules.diff.order")));
        }
    }

    /** Leaves the sentence to what stands around it. */
    DiffBlock withoutSummary() {
        remove(summary);
        return this;
    }

    /** How many rules are different, in a sentence. */
    static String summary(RuleWords words, RuleSetDiff diff) {
        return diff.isEmpty()
                ? words.text("rules.diff.none")
                : words.text(
                        "rules.diff.summary",
                        (long) diff.changed().size(),
                        (long) diff.added().size(),
                        (long) diff.removed().size());
    }

    private Component changed(RuleSetDiff.ChangedRule changed) {
        Rule before = from.rule(changed.key());
        Rule after = to.rule(changed.key());
        Div part =
                part(changed.key(), after, new Badge(VaadinIcon.EDIT, words.text("rules.diff.changed"), "duplicate"));
        Table table = new Table(
                changed.key(),
                words.text("rules.diff.member"),
                words.text("rules.diff.before"),
                words.text("rules.diff.after"));
        for (RuleSetDiff.ChangedMember member : changed.members()) {
            table.row(
                    Table.text(member(member.member())),
                    side(before, member.member(), member.before(), "before"),
                    side(after, member.member(), member.after(), "after"));
        }
        part.add(table);
        return part;
    }

    private String member(String name) {
        return Words.known(this, "rules.member." + name, name);
    }

    private Component side(@Nullable Rule rule, String member, @Nullable JsonValue raw, String look) {
        Span value = new Span(value(rule, member, raw));
        value.addClassNames("diff-" + look);
        return value;
    }

    private String value(@Nullable Rule rule, String member, @Nullable JsonValue raw) {
        if (rule != null) {
            switch (member) {
                case "points" -> {
                    return words.points(rule.points());
                }
                case "constraint", "constraints" -> {
                    return words.constraints(rule);
                }
                case "filters" -> {
                    return rule.filters().isEmpty() ? "–" : words.conditions(rule.filters());
                }
                case "active" -> {
                    return words.text(rule.retired() ? "rules.inactive" : "rules.active");
                }
                case "learner" -> {
                    return words.learner(rule.learner());
                }
                default -> {
                    // as it is written
                }
            }
        }
        if (raw == null) {
            return "–";
        }
        return Words.withoutTricks(raw instanceof JsonString text ? text.getString() : raw.toString());
    }

    private Component whole(JsonObject written, RuleSet of, String what, VaadinIcon icon, String look) {
        String key = written.getString("key");
        Rule rule = of.rule(key);
        Div part = part(key, rule, new Badge(icon, words.text("rules.diff." + what), look));
        if (rule == null) {
            part.add(Table.code(Words.withoutTricks(written.toString())));
        } else {
            part.add(new Paragraph(new RuleSentence(words).of(rule)));
        }
        return part;
    }

    private Div part(String key, @Nullable Rule rule, Badge badge) {
        H2 heading = new H2(rule == null ? key : words.title(rule));
        Div head = new Div(badge, heading, Table.code(key));
        head.addClassName("block-head");
        Div part = new Div(head);
        part.addClassName("diff-part");
        return part;
    }
}
