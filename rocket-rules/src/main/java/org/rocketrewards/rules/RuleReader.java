package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one rule. What is left out has the meaning that it most often has; what is there has to be right. */
final class RuleReader {
    private static final int MOST_EVENTS = 100;
    private static final int MOST_STARS = 3;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_EVENT = 200;
    private static final String[] MEMBERS = {
        "key",
        "title",
        "active",
        "events",
        "learner",
        "points",
        "filters",
        "constraint",
        "constraints",
        "alsoReverses",
        "group",
        "priority",
        "replaces",
        "from",
        "until",
        "badge",
        "source",
        "retired"
    };

    private RuleReader() {}

    static @Nullable Rule read(DocumentPlace place) {
        if (!place.requireObject()) {
            return null;
        }
        place.only(MEMBERS);
        String key = key(place);
        List<String> events = events(place.required("events"));
        LearnerField learner = learner(place, events);
        List<Constraint> constraints = ConstraintReader.readAll(place);
        Points points = points(place, constraints);
        List<Condition> filters = ConditionReader.readAll(place.member("filters"));
        Rule.AlsoReverses alsoReverses = alsoReverses(place.member("alsoReverses"));
        String title = title(place, key);
        List<String> replaces = Texts.keys(place.member("replaces"));
        String badge = text(place.member("badge"), 100);
        String group = text(place.member("group"), 100);
        Long source = whole(place.member("source"), 1, Integer.MAX_VALUE);
        Long priority = whole(place.member("priority"), -1_000_000, 1_000_000);
        Validity validity = validity(place);
        boolean retired = flag(place.member("retired"), false) || !flag(place.member("active"), true);
        if (key == null || events.isEmpty() || learner == null || points == null || title == null) {
            return null;
        }
        return new Rule(
                key,
                title,
                events,
                learner,
                points,
                filters,
                constraints,
                alsoReverses,
                replaces,
                badge,
                source == null ? null : source.intValue(),
                retired,
                group,
                priority == null ? 0 : priority.intValue(),
                validity);
    }

    static @Nullable String key(DocumentPlace place) {
        DocumentPlace member = place.required("key");
        String key = member == null ? null : member.text(200);
        if (member != null && key != null && !RuleKey.valid(key)) {
            member.invalid("\"" + key + "\" is not a key, which " + RuleKey.FORM);
            return null;
        }
        return key;
    }

    static @Nullable String title(DocumentPlace place, @Nullable String key) {
        DocumentPlace member = place.member("title");
        return member == null ? key : member.text(LONGEST_TITLE);
    }

    private static List<String> events(@Nullable DocumentPlace place) {
        List<String> events = new ArrayList<>();
        for (DocumentPlace item : place == null ? List.<DocumentPlace>of() : place.items(MOST_EVENTS)) {
            String event = item.text(LONGEST_EVENT);
            if (event == null) {
                continue;
            }
            if (EventPattern.kind(event) == null) {
                item.invalid("\"" + event + "\" is neither a class (\\mod_quiz\\event\\attempt_submitted), nor a family"
                        + " (\\mod_*\\event\\course_module_viewed), a short name (attempt_submitted) or a Rocket name"
                        + " (quiz.completed)");
            } else if (event.chars().filter(c -> c == '*').count() > MOST_STARS) {
                item.invalid("\"" + event + "\" has more than " + MOST_STARS + " stars");
            } else if (events.contains(event)) {
                item.complain(RuleProblem.Code.DUPLICATE, "\"" + event + "\" is there twice");
            } else {
                events.add(event);
            }
        }
        if (place != null && place.isArray() && place.items(MOST_EVENTS).isEmpty()) {
            place.invalid("must name at least one event");
        }
        return events;
    }

    /** Who the learner is can be left out where the catalogue knows it for every event named. */
    private static @Nullable LearnerField learner(DocumentPlace place, List<String> events) {
        DocumentPlace member = place.member("learner");
        if (member != null) {
            return member.parsed(
                    LearnerField::of, "one of userid, relateduserid, \"relateduserid else userid\", lookup");
        }
        LearnerField known = null;
        for (String event : events) {
            EventType type = RocketNames.typeOf(event);
            if (type == null || (known != null && known != type.learner())) {
                known = null;
                break;
            }
            known = type.learner();
        }
        if (known == null && !events.isEmpty()) {
            place.complain(
                    RuleProblem.Code.MISSING,
                    "\"learner\" is missing: the catalogue does not say who the learner of these events is");
        }
        return known;
    }

    private static @Nullable Points points(DocumentPlace place, List<Constraint> constraints) {
        boolean reversal = constraints.stream().anyMatch(Constraint.TakesBack.class::isInstance);
        DocumentPlace member = reversal ? place.member("points") : place.required("points");
        if (member == null) {
            return new Points.Fixed(0);
        }
        Points points = PointsReader.read(member);
        if (reversal && points != null && points.most() > 0) {
            member.invalid("must be 0: the rule takes back and awards nothing");
        }
        return points;
    }

    private static Rule.@Nullable AlsoReverses alsoReverses(@Nullable DocumentPlace place) {
        if (place == null || !place.requireObject()) {
            return null;
        }
        place.only("of", "match", "when");
        Reversal reversal = ConstraintReader.reversal(place);
        DocumentPlace whenMember = place.required("when");
        Condition when = whenMember == null ? null : ConditionReader.read(whenMember, 1);
        return reversal == null || when == null ? null : new Rule.AlsoReverses(reversal, when);
    }

    /** Reads {@code from} and {@code until}. */
    static Validity validity(DocumentPlace place) {
        Moment from = moment(place.member("from"));
        DocumentPlace untilMember = place.member("until");
        Moment until = moment(untilMember);
        if (untilMember != null && from != null && until != null && from.surelyNotBefore(until)) {
            untilMember.invalid("must be later than \"from\", " + from.text());
            return Validity.ALWAYS;
        }
        return new Validity(from, until);
    }

    private static @Nullable Moment moment(@Nullable DocumentPlace place) {
        return place == null
                ? null
                : place.parsed(Moment::of, "a date (2026-12-01) or a time (2026-12-01T08:00, 2026-12-01T08:00:00Z)");
    }

    static @Nullable String text(@Nullable DocumentPlace place, int longest) {
        return place == null ? null : place.text(longest);
    }

    static @Nullable Long whole(@Nullable DocumentPlace place, long least, long most) {
        return place == null ? null : place.whole(least, most);
    }

    private static boolean flag(@Nullable DocumentPlace place, boolean otherwise) {
        return place == null ? otherwise : place.truth();
    }
}
