package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetVersion;

/** Who made a version or a draft, and when. */
final class VersionFacts {
    private VersionFacts() {}

    /** One line under the note of a version. */
    static Component line(Component reader, RuleSetVersion version) {
        return line(
                new Span(reader.getTranslation("rules.published_by", Words.withoutTricks(version.publishedBy()))),
                new Moment(version.publishedAt()),
                new Span(reader.getTranslation("rules.rule_count", (long) version.ruleCount())));
    }

    /** One line under the head of a draft. */
    static Component line(Component reader, RuleSetDraft draft) {
        return line(
                new Span(reader.getTranslation("rules.draft.based_on", String.valueOf(draft.basedOn()))),
                new Span(reader.getTranslation("rules.draft.changed_by", Words.withoutTricks(draft.changedBy()))),
                new Moment(draft.changedAt()));
    }

    /** In force, scheduled, past or overtaken. */
    static Badge state(Component reader, RuleSetVersion version) {
        String word = reader.getTranslation("rules.state." + version.state());
        return switch (version.state()) {
            case "in_force" -> new Badge(VaadinIcon.CHECK_CIRCLE, word, "accepted");
            case "scheduled" -> new Badge(VaadinIcon.CLOCK, word, "duplicate");
            case "overtaken" -> new Badge(VaadinIcon.BAN, word, "ignored");
            default -> new Badge(VaadinIcon.TIME_BACKWARD, word, "ignored");
        };
    }

    private static Component line(Component... parts) {
        Div line = new Div(parts);
        line.addClassName("card-facts");
        return line;
    }
}
