package org.rocketrewards.admin.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.Moment;
import org.rocketrewards.rules.Reversal;
import org.rocketrewards.rules.Rule;

/** Reads a whole rule back, so that whoever wrote it can hear whether it says what was meant. */
final class RuleSentence {
    private final RuleWords words;

    RuleSentence(RuleWords words) {
        this.words = words;
    }

    /** The rule in a few sentences. */
    String of(Rule rule) {
        List<String> sentences = new ArrayList<>();
        Reversal takesBack = rule.takesBack();
        sentences.add(takesBack == null ? award(rule) : takesBack(rule, takesBack));
        if (!rule.filters().isEmpty()) {
            sentences.add(words.text("rules.sentence.if", words.conditions(rule.filters())));
        }
        Rule.AlsoReverses also = rule.alsoReverses();
        if (also != null) {
            sentences.add(words.text(
                    "rules.sentence.also",
                    words.condition(also.when()),
                    words.rules(also.reversal()),
                    String.join(", ", also.reversal().match())));
        }
        String when = when(rule.validity().from(), rule.validity().until());
        if (!when.isEmpty()) {
            sentences.add(when);
        }
        String badge = rule.badge();
        if (badge != null) {
            sentences.add(words.text("rules.sentence.badge", Words.withoutTricks(badge)));
        }
        if (!rule.replaces().isEmpty()) {
            sentences.add(words.text("rules.sentence.replaces", String.join(", ", rule.replaces())));
        }
        String group = rule.group();
        if (group != null) {
            sentences.add(words.text("rules.sentence.group", group, Words.number(rule.priority())));
        }
        Integer source = rule.source();
        if (source != null) {
            sentences.add(words.text("rules.sentence.source", String.valueOf(source)));
        }
        if (rule.retired()) {
            sentences.add(words.text("rules.sentence.inactive"));
        }
        return String.join(" ", sentences);
    }

    private String award(Rule rule) {
        String learner = words.learner(rule.learner());
        return rule.points().most() == 0 && rule.badge() == null
                ? words.text("rules.sentence.tracked", words.events(rule), learner)
                : words.text(
                        "rules.sentence.award",
                        words.events(rule),
                        learner,
                        words.points(rule.points()),
                        words.constraints(rule));
    }

    private String takesBack(Rule rule, Reversal reversal) {
        return words.text(
                "rules.sentence.takes_back",
                words.events(rule),
                words.rules(reversal),
                String.join(", ", reversal.match()));
    }

    private String when(@Nullable Moment from, @Nullable Moment until) {
        if (from != null && until != null) {
            return words.text("rules.sentence.between", from.text(), until.text());
        }
        if (from != null) {
            return words.text("rules.sentence.from", from.text());
        }
        return until == null ? "" : words.text("rules.sentence.until", until.text());
    }
}
