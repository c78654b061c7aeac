package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The integration guide's mapping table: which Moodle event becomes which Rocket event, with its points and constraint.
 * Its rows are the rules that award, seen short; changing a row changes the rule.
 */
public final class MappingTable {
    /**
     * A row.
     *
     * @param moodleEvents patterns of the Moodle events
     * @param rocketEvent the Rocket event: key of the rule
     * @param points points of an award; the most that it brings where that varies
     * @param constraint in words: {@code Once per course}
     * @param active whether the rule considers events
     */
    public record Row(List<String> moodleEvents, String rocketEvent, long points, String constraint, boolean active) {
        /** Copies the list. */
        public Row {
            moodleEvents = List.copyOf(moodleEvents);
        }
    }

    private MappingTable() {}

    /** The rows of a rule set, in its order. */
    public static List<Row> rows(List<Rule> rules) {
        return rules.stream()
                .filter(rule -> rule.takesBack() == null)
                .map(rule -> new Row(
                        rule.events(), rule.key(), rule.points().most(), words(rule.constraints()), !rule.retired()))
                .toList();
    }

    private static String words(List<Constraint> constraints) {
        return constraints.isEmpty()
                ? "None"
                : String.join(
                        ", ", constraints.stream().map(ConstraintPhrase::of).toList());
    }

    /**
     * Rules with a row put in: the rule of that Rocket event gets its points and constraint, and its events unless the
     * row only names them shorter; a new rule is made as the catalogue knows the event.
     *
     * @throws IllegalArgumentException when the constraint has no such words, or nobody knows who the learner is
     */
    public static List<Rule> with(List<Rule> rules, String moodleEvent, String rocketEvent, long points, String words) {
        List<Rule> all = new ArrayList<>(rules);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).key().equals(rocketEvent)) {
                all.set(i, changed(all.get(i), moodleEvent, points, words));
                return all;
            }
        }
        all.add(changed(made(moodleEvent, rocketEvent), moodleEvent, points, words));
        return all;
    }

    private static Rule made(String moodleEvent, String rocketEvent) {
        EventType type = Optional.ofNullable(RocketNames.typeOf(rocketEvent))
                .or(() -> Optional.ofNullable(RocketNames.typeOf(moodleEvent)))
                .orElseThrow(() -> new IllegalArgumentException("the catalogue knows neither " + moodleEvent + " nor "
                        + rocketEvent + ": write a rule that says who the learner is"));
        Rule known = type.defaultRule();
        boolean sameEvent = known.events().stream().anyMatch(event -> names(moodleEvent, event));
        if (known.key().equals(rocketEvent) && sameEvent) {
            return known;
        }
        return new Rule(
                rocketEvent,
                known.title(),
                sameEvent ? known.events() : List.of(moodleEvent),
                known.learner(),
                0,
                List.of(),
                new Constraint.None(),
                null);
    }

    private static Rule changed(Rule rule, String moodleEvent, long points, String words) {
        boolean same = rule.events().stream().anyMatch(event -> names(moodleEvent, event));
        List<Constraint> constraints = rule.constraints();
        if (!words.strip().equalsIgnoreCase(words(constraints))) {
            Constraint constraint = ConstraintPhrase.read(words, rule.constraint());
            if (constraint == null) {
                throw new IllegalArgumentException("\"" + words + "\" is not among " + ConstraintPhrase.FORMS);
            }
            constraints = List.of(constraint);
        }
        return new Rule(
                rule.key(),
                rule.title(),
                same ? rule.events() : List.of(moodleEvent),
                rule.learner(),
                rule.points().most() == points ? rule.points() : new Points.Fixed(points),
                rule.filters(),
                constraints,
                rule.alsoReverses(),
                rule.replaces(),
                rule.badge(),
                rule.source(),
                rule.retired(),
                rule.group(),
                rule.priority(),
                rule.validity());
    }

    /** Whether a name of the table means an event of a rule: the same, or its short name. */
    private static boolean names(String moodleEvent, String event) {
        return event.equals(moodleEvent)
                || (EventPattern.kind(moodleEvent) == EventPattern.Kind.SHORT_NAME
                        && EventPattern.shortName(event).equals(moodleEvent));
    }
}
