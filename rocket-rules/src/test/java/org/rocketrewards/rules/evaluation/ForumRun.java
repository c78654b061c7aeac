package org.rocketrewards.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.file.RuleFile;

/** Posts and deletions that arrive shuffled, some twice; a resend is recognised before the rules see it. */
final class ForumRun {
    private static final String POSTED = "\\mod_forum\\event\\post_created";
    private static final String DELETED = "\\mod_forum\\event\\post_deleted";

    final RulesFixture fixture;
    final Map<Long, Instant> times = new HashMap<>();
    final Map<Long, List<Decision>> decisions = new TreeMap<>();
    final Map<Long, Long> gross = new HashMap<>();

    ForumRun(RuleSet rules, ZoneId zone, List<Act> acts, Random random, boolean reversals) {
        fixture = new RulesFixture(rules, new Standings(), RulesFixture.in(zone));
        List<LearningEvent> events = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            if (reversals || !acts.get(i).delete()) {
                events.add(event(i, acts.get(i)));
                if (acts.get(i).resent()) {
                    events.add(event(i, acts.get(i)));
                }
            }
        }
        Collections.shuffle(events, random);
        Set<Long> seen = new HashSet<>();
        for (LearningEvent event : events) {
            if (seen.add(event.moodleId())) {
                times.put(event.moodleId(), event.occurredAt());
                List<Decision> made = fixture.send(event);
                decisions.put(event.moodleId(), made);
                made.forEach(decision -> gross.merge(event.userId(), Math.max(0, decision.points()), Long::sum));
                countersAreWhatClaimsHold();
            }
        }
    }

    /** The invariant that db/checks/counters_match_claims.sql holds for the database. */
    private void countersAreWhatClaimsHold() {
        Map<Standings.CounterKey, Long> held = new HashMap<>();
        for (Claim claim : fixture.standings().claims()) {
            for (Holding holding : Holding.parse(claim.period())) {
                held.merge(
                        new Standings.CounterKey(claim.learnerKey(), claim.rule(), holding.counter()),
                        holding.amount(),
                        Long::sum);
            }
        }
        fixture.standings()
                .changedCounters()
                .forEach((key, used) -> assertThat(held.getOrDefault(key, 0L)).isEqualTo(used));
    }

    /** Awards that stand, by learner and whatever their time means. */
    Map<String, List<Claim>> standing(Function<Instant, Object> by) {
        Map<String, List<Claim>> found = new TreeMap<>();
        for (Claim claim : fixture.standings().claims()) {
            if (claim.holds()) {
                Instant at = Objects.requireNonNull(times.get(claim.moodleId()));
                found.computeIfAbsent(claim.learnerKey() + "/" + by.apply(at), k -> new ArrayList<>())
                        .add(claim);
            }
        }
        return found;
    }

    long points(List<Claim> claims) {
        return claims.stream().mapToLong(Claim::points).sum();
    }

    /** One act in Moodle; its id is its place in the list. Its time is independent of that: clocks and queues differ. */
    record Act(int learner, int object, boolean delete, int minute, boolean autumn, boolean resent) {
        Instant at() {
            Instant start = Instant.parse(autumn ? "2026-10-24T10:00:00Z" : "2026-03-28T10:00:00Z");
            return start.plus(minute, ChronoUnit.MINUTES);
        }
    }

    private static LearningEvent event(int index, Act act) {
        String object = String.valueOf(act.learner() * 10 + act.object());
        return RulesFixture.eventAt(
                act.at(), index + 10, act.delete() ? DELETED : POSTED, act.learner(), "objectid", object);
    }

    static RuleSet rules(String constraints) {
        RuleFile.Parsed parsed =
                RuleFile.parse("rules:\n  - key: forum.posted\n    events: [\\mod_forum\\event\\post_created]\n"
                        + "    points: 5\n    constraints:\n" + constraints.indent(6)
                        + "  - key: forum.post_deleted\n    events: [\\mod_forum\\event\\post_deleted]\n"
                        + "    constraint: {type: reversal, of: [forum.posted], match: [objectid]}\n");
        assertThat(parsed.problems()).isEmpty();
        return new RuleSet(1, Objects.requireNonNull(parsed.document()));
    }

    static Object period(String code, Instant at, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return switch (code) {
            case "day" -> day;
            case "week" ->
                day.get(WeekFields.ISO.weekBasedYear()) + "/" + day.get(WeekFields.ISO.weekOfWeekBasedYear());
            case "month" -> YearMonth.from(day);
            default -> "ever";
        };
    }

    static Map<String, Long> posts(List<Act> acts, Function<Instant, Object> by) {
        Map<String, Long> posts = new TreeMap<>();
        for (Act act : acts) {
            if (!act.delete()) {
                posts.merge(UserKey.of(1, act.learner()) + "/" + by.apply(act.at()), 1L, Long::sum);
            }
        }
        return posts;
    }
}
