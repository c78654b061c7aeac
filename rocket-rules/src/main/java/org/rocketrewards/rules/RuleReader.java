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

    static @Nullable Rule read(Cursor cursor) {
        if (!cursor.requireObject()) {
            return null;
        }
        cursor.only(MEMBERS);
        String key = key(cursor);
        List<String> events = events(cursor.required("events"));
        LearnerField learner = learner(cursor, events);
        List<Constraint> constraints = ConstraintReader.readAll(cursor);
        Points points = points(cursor, constraints);
        List<Condition> filters = ConditionReader.readAll(cursor.member("filters"));
        Rule.AlsoReverses alsoReverses = alsoReverses(cursor.member("alsoReverses"));
        String title = title(cursor, key);
        List<String> replaces = Texts.keys(cursor.member("replaces"));
        String badge = text(cursor.member("badge"), 100);
        String group = text(cursor.member("group"), 100);
        Long source = whole(cursor.member("source"), 1, Integer.MAX_VALUE);
        Long priority = whole(cursor.member("priority"), -1_000_000, 1_000_000);
        Validity validity = validity(cursor);
        boolean retired = flag(cursor.member("retired"), false) || !flag(cursor.member("active"), true);
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

    static @Nullable String key(Cursor cursor) {
        Cursor member = cursor.required("key");
        String key = member == null ? null : member.text(200);
        if (member != null && key != null && !RuleKey.valid(key)) {
            member.invalid("\"" + key + "\" is not a key, which " + RuleKey.FORM);
            return null;
        }
        return key;
    }

    static @Nullable String title(Cursor cursor, @Nullable String key) {
        Cursor member = cursor.member("title");
        return member == null ? key : member.text(LONGEST_TITLE);
    }

    private static List<String> events(@Nullable Cursor cursor) {
        List<String> events = new ArrayList<>();
        for (Cursor item : cursor == null ? List.<Cursor>of() : cursor.items(MOST_EVENTS)) {
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
        if (cursor != null && cursor.isArray() && cursor.items(MOST_EVENTS).isEmpty()) {
            cursor.invalid("must name at least one event");
        }
        return events;
    }

    /** Who the learner is can be left out where the catalogue knows it for every event named. */
    private static @Nullable LearnerField learner(Cursor cursor, List<String> events) {
        Cursor member = cursor.member("learner");
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
            cursor.complain(
                    RuleProblem.Code.MISSING,
                    "\"learner\" is missing: the catalogue does not say who the learner of these events is");
        }
        return known;
    }

    private static @Nullable Points points(Cursor cursor, List<Constraint> constraints) {
        boolean reversal = constraints.stream().anyMatch(Constraint.TakesBack.class::isInstance);
        Cursor member = reversal ? cursor.member("points") : cursor.required("points");
        if (member == null) {
            return new Points.Fixed(0);
        }
        Points points = PointsReader.read(member);
        if (reversal && points != null && points.most() > 0) {
            member.invalid("must be 0: the rule takes back and awards nothing");
        }
        return points;
    }

    private static Rule.@Nullable AlsoReverses alsoReverses(@Nullable Cursor cursor) {
        if (cursor == null || !cursor.requireObject()) {
            return null;
        }
        cursor.only("of", "match", "when");
        Reversal reversal = ConstraintReader.reversal(cursor);
        Cursor whenMember = cursor.required("when");
        Condition when = whenMember == null ? null : ConditionReader.read(whenMember, 1);
        return reversal == null || when == null ? null : new Rule.AlsoReverses(reversal, when);
    }

    /** Reads {@code from} and {@code until}. */
    static Validity validity(Cursor cursor) {
        Moment from = moment(cursor.member("from"));
        Cursor untilMember = cursor.member("until");
        Moment until = moment(untilMember);
        if (untilMember != null && from != null && until != null && from.surelyNotBefore(until)) {
            untilMember.invalid("must be later than \"from\", " + from.text());
            return Validity.ALWAYS;
        }
        return new Validity(from, until);
    }

    private static @Nullable Moment moment(@Nullable Cursor cursor) {
        return cursor == null
                ? null
                : cursor.parsed(Moment::of, "a date (2026-12-01) or a time (2026-12-01T08:00, 2026-12-01T08:00:00Z)");
    }

    static @Nullable String text(@Nullable Cursor cursor, int longest) {
        return cursor == null ? null : cursor.text(longest);
    }

    static @Nullable Long whole(@Nullable Cursor cursor, long least, long most) {
        return cursor == null ? null : cursor.whole(least, most);
    }

    private static boolean flag(@Nullable Cursor cursor, boolean otherwise) {
        return cursor == null ? otherwise : cursor.truth();
    }
}
