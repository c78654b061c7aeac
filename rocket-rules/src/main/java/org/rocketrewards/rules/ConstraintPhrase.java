package org.rocketrewards.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Constraints in the words of the integration guide's mapping table: "Once per course", "3 per day max". */
final class ConstraintPhrase {
    /** What can be said, for people. */
    static final String FORMS =
            "\"None\", \"Once per course\" (module, resource, quiz, attempt, submission, badge, object,"
                    + " user), \"Per submission\", \"Daily cap\", \"3 per day max\" (week, month)";

    private static final Pattern ONCE = Pattern.compile("(?:once )?per ([a-z]+)");
    private static final Pattern CAP = Pattern.compile("([1-9][0-9]{0,5}) per (day|week|month)(?: max)?");

    private ConstraintPhrase() {}

    /**
     * The constraint that a phrase stands for; null when it is none.
     *
     * @param before what the rule had: a cap keeps what it counts, and a phrase that says the same changes nothing
     */
    static @Nullable Constraint read(String phrase, Constraint before) {
        String words = phrase.strip().toLowerCase(Locale.ROOT);
        if (words.equals(of(before).toLowerCase(Locale.ROOT))) {
            return before;
        }
        List<String> distinct = before instanceof Constraint.Cap cap ? cap.distinct() : List.of();
        if (words.isEmpty() || words.equals("none") || words.equals("-")) {
            return new Constraint.None();
        }
        if (words.equals("daily cap")) {
            return new Constraint.Cap(1, Period.DAY, distinct);
        }
        Matcher cap = CAP.matcher(words);
        if (cap.matches()) {
            return new Constraint.Cap(Integer.parseInt(cap.group(1)), Period.of(cap.group(2)), distinct);
        }
        Matcher once = ONCE.matcher(words);
        List<String> key = once.matches() ? ConstraintReader.keyOf(once.group(1)) : null;
        if (key == null) {
            return null;
        }
        boolean same = before instanceof Constraint.Once had
                && had.period() == null
                && had.key().equals(key);
        return same ? before : new Constraint.Once(once.group(1), key, null);
    }

    /** A constraint in words; for one that has no such words its kind, which reads back as the same. */
    static String of(Constraint constraint) {
        if (constraint instanceof Constraint.Once once) {
            Period period = once.period();
            return "Once per " + once.per() + (period == null ? "" : " and " + period.code());
        }
        if (constraint instanceof Constraint.Cap cap) {
            boolean daily = cap.count() == 1 && cap.period() == Period.DAY;
            return daily ? "Daily cap" : cap.count() + " per " + cap.period().code() + " max";
        }
        if (constraint instanceof Constraint.PointsCap cap) {
            return cap.points() + " points per " + cap.period().code();
        }
        if (constraint instanceof Constraint.CoolDown pause) {
            return "Once every " + pause.every();
        }
        return "None";
    }
}
