package org.rocketrewards.rules;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads constraints. */
final class ConstraintReader {
    private static final int MOST_CONSTRAINTS = 10;
    private static final long LONGEST_PAUSE_DAYS = 3_660;

    /** Fields that make the key of what a rule pays once for. */
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("course", List.of("courseid")),
            Map.entry("module", List.of("contextinstanceid")),
            Map.entry("resource", List.of("contextinstanceid")),
            Map.entry("quiz", List.of("contextinstanceid")),
            Map.entry("attempt", List.of("objectid")),
            Map.entry("submission", List.of("objectid")),
            Map.entry("badge", List.of("objectid")),
            Map.entry("object", List.of("objectid")),
            Map.entry("user", List.of("relateduserid")));

    private ConstraintReader() {}

    /** What a rule's constraints are: {@code constraint}, or {@code constraints} when there are several. */
    static List<Constraint> readAll(DocumentPlace rule) {
        DocumentPlace one = rule.member("constraint");
        DocumentPlace several = rule.member("constraints");
        if (one != null && several != null) {
            several.invalid("\"constraint\" and \"constraints\" cannot both be given");
            return List.of();
        }
        List<DocumentPlace> given =
                several != null ? several.items(MOST_CONSTRAINTS) : one != null ? List.of(one) : List.of();
        List<Constraint> constraints = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DocumentPlace place : given) {
            Constraint constraint = read(place);
            if (constraint == null) {
                continue;
            }
            if (given.size() > 1
                    && (constraint instanceof Constraint.TakesBack || constraint instanceof Constraint.None)) {
                place.invalid("cannot stand beside other constraints");
            } else if (!seen.add(sort(constraint))) {
                place.complain(RuleProblem.Code.DUPLICATE, "counts the same as a constraint before it");
            } else {
                constraints.add(constraint);
            }
        }
        return constraints;
    }

    /** Two of one sort would count in one counter. */
    private static String sort(Constraint constraint) {
        if (constraint instanceof Constraint.Cap cap) {
            return "cap " + cap.period();
        }
        if (constraint instanceof Constraint.PointsCap cap) {
            return "points cap " + cap.period();
        }
        if (constraint instanceof Constraint.CoolDown pause) {
            return "cool-down " + pause.every() + pause.key();
        }
        return constraint.toString();
    }

    /** The key that stands for a word such as {@code course}; null when there is no such word. */
    static @Nullable List<String> keyOf(String per) {
        return KEYS.get(per);
    }

    static @Nullable Constraint read(DocumentPlace place) {
        if (!place.requireObject()) {
            return null;
        }
        DocumentPlace typeMember = place.required("type");
        String type = typeMember == null
                ? null
                : typeMember.parsed(
                        text -> Texts.oneOf(text, "none", "once", "cap", "pointsCap", "coolDown", "reversal"),
                        "one of none, once, cap, pointsCap, coolDown, reversal");
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "none" -> {
                place.only("type");
                yield new Constraint.None();
            }
            case "once" -> once(place);
            case "cap" -> cap(place);
            case "pointsCap" -> pointsCap(place);
            case "coolDown" -> coolDown(place);
            default -> {
                place.only("type", "of", "match");
                Reversal reversal = reversal(place);
                yield reversal == null ? null : new Constraint.TakesBack(reversal);
            }
        };
    }

    private static @Nullable Constraint once(DocumentPlace place) {
        place.only("type", "per", "key", "period", "otherwise");
        DocumentPlace perMember = place.member("per");
        List<String> per = Texts.fields(perMember);
        List<String> key = new ArrayList<>(Texts.fields(place.member("key")));
        if (!place.has("key")) {
            for (String word : per) {
                List<String> known = KEYS.get(word);
                if (known == null && perMember != null) {
                    perMember.invalid("\"" + word + "\" needs a \"key\": the fields that make it; known without are "
                            + String.join(", ", KEYS.keySet().stream().sorted().toList()));
                    return null;
                }
                key.addAll(known == null ? List.of() : known);
            }
        }
        Period period = place.has("period") ? period(place) : Period.EVER;
        if (key.isEmpty()) {
            place.complain(RuleProblem.Code.MISSING, "\"key\" is missing: the fields of which each value pays once");
            return null;
        }
        List<String> distinctKey = key.stream().distinct().toList();
        String words = per.isEmpty() ? String.join("+", distinctKey) : String.join("+", per);
        return period == null
                ? null
                : new Constraint.Once(words, distinctKey, period, Texts.fields(place.member("otherwise")));
    }

    private static @Nullable Constraint cap(DocumentPlace place) {
        place.only("type", "count", "period", "distinct", "afterReversal");
        DocumentPlace countMember = place.required("count");
        Long count = countMember == null ? null : countMember.whole(1, 1_000_000);
        Period period = period(place);
        Constraint.AfterReversal after = afterReversal(place);
        List<String> distinct = Texts.fields(place.member("distinct"));
        return count == null || period == null || after == null
                ? null
                : new Constraint.Cap(count.intValue(), period, distinct, after);
    }

    private static @Nullable Constraint pointsCap(DocumentPlace place) {
        place.only("type", "points", "period", "afterReversal");
        DocumentPlace pointsMember = place.required("points");
        Long points = pointsMember == null ? null : pointsMember.whole(1, Points.MOST);
        Period period = period(place);
        Constraint.AfterReversal after = afterReversal(place);
        return points == null || period == null || after == null
                ? null
                : new Constraint.PointsCap(points, period, after);
    }

    private static @Nullable Constraint coolDown(DocumentPlace place) {
        place.only("type", "every", "key", "afterReversal");
        DocumentPlace everyMember = place.required("every");
        Duration every = everyMember == null
                ? null
                : everyMember.parsed(
                        ConstraintReader::pause,
                        "a duration of 1 second to " + LONGEST_PAUSE_DAYS + " days such as PT30M, PT2H or P1D");
        Constraint.AfterReversal after = afterReversal(place);
        List<String> key = Texts.fields(place.member("key"));
        return every == null || after == null ? null : new Constraint.CoolDown(every, key, after);
    }

    private static Duration pause(String text) {
        try {
            Duration pause = Duration.parse(text);
            if (pause.getSeconds() < 1 || pause.getNano() != 0 || pause.toDays() > LONGEST_PAUSE_DAYS) {
                throw new IllegalArgumentException(text);
            }
            return pause;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static @Nullable Period period(DocumentPlace place) {
        DocumentPlace member = place.required("period");
        return member == null ? null : member.parsed(Period::of, "one of day, week, month, ever");
    }

    private static Constraint.@Nullable AfterReversal afterReversal(DocumentPlace place) {
        DocumentPlace member = place.member("afterReversal");
        return member == null
                ? Constraint.AfterReversal.FREE
                : member.parsed(Constraint.AfterReversal::of, "\"free\" or \"keep\"");
    }

    /** Reads {@code of} and {@code match}. */
    static @Nullable Reversal reversal(DocumentPlace place) {
        DocumentPlace of = place.required("of");
        DocumentPlace match = place.required("match");
        List<String> rules = Texts.keys(of);
        List<String> fields = Texts.fields(match);
        if (of != null && of.isArray() && rules.isEmpty()) {
            of.invalid("must name at least one rule");
        }
        if (match != null && match.isArray() && fields.isEmpty()) {
            match.invalid("must name at least one field");
        }
        return rules.isEmpty() || fields.isEmpty() ? null : new Reversal(rules, fields);
    }
}
