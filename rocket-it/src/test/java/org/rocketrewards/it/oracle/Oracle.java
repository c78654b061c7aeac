package org.rocketrewards.it.oracle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The expected books of one source in UTC, with the default rules; fed with deliveries in the order of arrival. */
public final class Oracle {
    private final Catalogue catalogue;
    private final Map<Identity, Expected> events = new LinkedHashMap<>();
    private final Map<Long, Map<String, Holding>> holdings = new TreeMap<>();
    private final List<Reversal> reversals = new ArrayList<>();
    private final TreeMap<Long, Long> balances = new TreeMap<>();
    private int entries;

    /** Empty books. */
    public Oracle(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Takes the next delivery and says what its answer should be. */
    public Expected deliver(Fields fields) {
        Identity identity = Identity.of(fields);
        Expected first = events.get(identity);
        if (first != null) {
            return first.asDuplicate();
        }
        if (fields.text("origin").equals("restore")) {
            return Expected.ignored("restored");
        }
        Optional<Rule> rule = catalogue.find(fields.text("eventname"));
        if (rule.isEmpty()) {
            return Expected.ignored("no_rule");
        }
        Expected expected = decide(rule.get(), fields);
        events.put(identity, expected);
        return expected;
    }

    /** Points by Moodle user id, of those who ever had an entry. */
    public Map<Long, Long> balances() {
        return Map.copyOf(balances);
    }

    /** How many entries are booked: awards and reversals. */
    public int entries() {
        return entries;
    }

    /** The identities on record, with their first answers. */
    public Map<Identity, Expected> events() {
        return Map.copyOf(events);
    }

    private Expected decide(Rule rule, Fields fields) {
        Attribution attribution = Attribution.of(rule, fields);
        if (!attribution.obstacles().isEmpty()) {
            return Expected.quarantined(attribution.obstacles(), attribution.learner());
        }
        long learner = attribution.learner();
        if (rule.alsoReverses().isPresent()
                && rule.alsoReverses().get().when().orElseThrow().test(fields) == Rule.Condition.Result.MET) {
            return takeBack(rule.alsoReverses().get(), learner, fields);
        }
        Set<String> unmet = new LinkedHashSet<>();
        for (Rule.Condition filter : rule.filters()) {
            switch (filter.test(fields)) {
                case MET -> {}
                case NOT_MET -> unmet.add("filter_not_matched");
                // A field that is there but empty may be told either way: no points both times.
                case MISSING -> {
                    unmet.add("filter_field_missing");
                    if (fields.carries(filter.field())) {
                        unmet.add("filter_not_matched");
                    }
                }
            }
        }
        if (!unmet.isEmpty()) {
            return accepted(learner, 0, unmet);
        }
        Rule.Constraint constraint = rule.constraint();
        if (constraint.takesBack().isPresent()) {
            return takeBack(constraint.takesBack().get(), learner, fields);
        }
        return switch (constraint.type()) {
            case "none" -> accepted(learner, 0, Set.of("tracked"));
            case "once", "cap" -> award(rule, learner, fields);
            default -> throw new IllegalArgumentException(constraint.type());
        };
    }

    private Expected award(Rule rule, long learner, Fields fields) {
        Rule.Constraint constraint = rule.constraint();
        boolean capped = constraint.type().equals("cap");
        String day = constraint.perDay()
                ? Instant.ofEpochSecond(fields.number("timecreated"))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString()
                : "";
        Holding holding = holdings.computeIfAbsent(learner, id -> new HashMap<>())
                .computeIfAbsent(rule.key(), k -> new Holding());
        Set<String> names = new LinkedHashSet<>();
        if (!constraint.keyFields().isEmpty()) {
            // "Once per day" has the day in its key; "distinct" is each object once, whatever the day.
            Key.names(constraint.keyFields(), fields).forEach(name -> names.add(capped ? name : name + "@" + day));
            if (names.isEmpty()) {
                return accepted(learner, 0, zero(rule, "key_field_missing"));
            }
            boolean ended = reversals.stream().anyMatch(reversal -> reversal.endsClaimOf(rule.key(), learner, fields));
            holding.claim(names, fields, ended);
            if (ended) {
                return accepted(learner, 0, zero(rule, "reversed_already"));
            }
            if (holding.holds(names)) {
                return accepted(learner, 0, zero(rule, "already_awarded"));
            }
        }
        if (capped && holding.used(day) >= constraint.count()) {
            return accepted(learner, 0, zero(rule, "cap_reached"));
        }
        if (rule.points() == 0) {
            return accepted(learner, 0, Set.of("tracked"));
        }
        holding.award(names, rule.points(), day);
        return accepted(learner, rule.points(), Set.of("awarded"));
    }

    private static Set<String> zero(Rule rule, String reason) {
        return rule.points() == 0 ? Set.of(reason, "tracked") : Set.of(reason);
    }

    private Expected takeBack(Rule.TakesBack takesBack, long named, Fields fields) {
        Map<Long, Long> booked = new TreeMap<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (String ruleKey : takesBack.rules()) {
            Reversal reversal = new Reversal(ruleKey, named, fields.number("id"), takesBack.match(), fields);
            reversals.add(reversal);
            holdings.forEach((learner, byRule) -> {
                Holding holding = byRule.get(ruleKey);
                if (holding != null && (named == 0 || named == learner)) {
                    Holding.TakenBack result = holding.takeBack(reversal);
                    if (result.taken() > 0) {
                        booked.merge(learner, -result.points(), Long::sum);
                        entries += result.taken();
                    }
                    if (result.kept() > 0) {
                        reasons.add("still_claimed");
                    }
                }
            });
        }
        if (!booked.isEmpty()) {
            reasons.clear();
            reasons.add("reversed");
        } else if (reasons.isEmpty()) {
            reasons.addAll(Set.of("nothing_to_reverse", "reversed_already"));
        }
        booked.forEach((learner, points) -> balances.merge(learner, points, Long::sum));
        long learner = named != 0 || booked.size() != 1
                ? named
                : booked.keySet().iterator().next();
        long net = booked.values().stream().mapToLong(Long::longValue).sum();
        return new Expected("accepted", "", reasons, net, learner, booked, balances.getOrDefault(learner, 0L));
    }

    private Expected accepted(long learner, long points, Set<String> reasons) {
        Map<Long, Long> booked = Map.of();
        if (points != 0) {
            balances.merge(learner, points, Long::sum);
            entries++;
            booked = Map.of(learner, points);
        }
        return new Expected("accepted", "", reasons, points, learner, booked, balances.getOrDefault(learner, 0L));
    }
}
