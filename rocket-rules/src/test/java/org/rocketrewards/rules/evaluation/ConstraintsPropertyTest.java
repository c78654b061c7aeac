package org.rocketrewards.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.evaluation.ForumRun.Act;

/** Each kind of constraint under any order of arrival, late events, resends, reversals and changes of the clocks. */
class ConstraintsPropertyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(31, 32),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))),
                        Arbitraries.integers().between(0, 60 * 72),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(BERLIN, LORD_HOWE, ZoneId.of("America/St_Johns"), ZoneId.of("UTC"));
    }

    @Provide
    Arbitrary<String> periods() {
        return Arbitraries.of("day", "week", "month", "ever");
    }

    @Property(tries = 300)
    void aCapFillsUpToItsCountInEachLocalPeriod(
            @ForAll("acts") List<Act> acts,
            @ForAll("zones") ZoneId zone,
            @ForAll("periods") String period,
            @ForAll Random random) {
        Function<Instant, Object> by = at -> ForumRun.period(period, at, zone);
        ForumRun run = new ForumRun(
                ForumRun.rules("- {type: cap, count: 2, period: " + period + "}"), zone, acts, random, false);

        Map<String, Integer> awards = new TreeMap<>();
        run.standing(by).forEach((key, claims) -> awards.put(key, claims.size()));
        Map<String, Integer> expected = new TreeMap<>();
        ForumRun.posts(acts, by).forEach((key, count) -> expected.put(key, (int) Math.min(2, count)));
        assertThat(awards).isEqualTo(expected);
    }

    @Property(tries = 300)
    void aCapHoldsWhateverIsTakenBack(
            @ForAll("acts") List<Act> acts,
            @ForAll("zones") ZoneId zone,
            @ForAll("periods") String period,
            @ForAll boolean keep,
            @ForAll Random random) {
        String constraint = "- {type: cap, count: 2, period: " + period + ", distinct: [objectid], afterReversal: "
                + (keep ? "keep" : "free") + "}";
        ForumRun run = new ForumRun(ForumRun.rules(constraint), zone, acts, random, true);

        run.fixture
                .standings()
                .changedCounters()
                .values()
                .forEach(used -> assertThat(used).isBetween(0L, 2L));
        if (keep && period.equals("ever")) {
            assertThat(run.gross.values())
                    .allSatisfy(points -> assertThat(points).isLessThanOrEqualTo(10));
        }
        assertThat(run.fixture.balance(31)).isBetween(0L, 5L * acts.size());
    }

    @Property(tries = 300)
    void aPointsCapPaysExactlyWhatFits(
            @ForAll("acts") List<Act> acts,
            @ForAll("zones") ZoneId zone,
            @ForAll("periods") String period,
            @ForAll Random random) {
        Function<Instant, Object> by = at -> ForumRun.period(period, at, zone);
        ForumRun run = new ForumRun(
                ForumRun.rules("- {type: pointsCap, points: 12, period: " + period + "}"), zone, acts, random, false);

        Map<String, Long> paid = new TreeMap<>();
        run.standing(by).forEach((key, claims) -> paid.put(key, run.points(claims)));
        Map<String, Long> expected = new TreeMap<>();
        ForumRun.posts(acts, by).forEach((key, count) -> expected.put(key, Math.min(12, 5 * count)));
        assertThat(paid).isEqualTo(expected);
    }

    @Property(tries = 300)
    void aPointsCapHoldsWhateverIsTakenBack(
            @ForAll("acts") List<Act> acts, @ForAll("zones") ZoneId zone, @ForAll boolean keep, @ForAll Random random) {
        String after = keep ? "keep" : "free";
        ForumRun run = new ForumRun(
                ForumRun.rules("- {type: pointsCap, points: 12, period: ever, afterReversal: " + after + "}"),
                zone,
                acts,
                random,
                true);

        assertThat(run.fixture.balance(31)).isBetween(0L, 12L);
        assertThat(run.fixture.balance(32)).isBetween(0L, 12L);
        if (keep) {
            assertThat(run.gross.values())
                    .allSatisfy(points -> assertThat(points).isLessThanOrEqualTo(12));
        }
    }

    @Property(tries = 300)
    void aCoolDownKeepsAwardsApartAndRefusesNothingElse(
            @ForAll("acts") List<Act> acts, @ForAll("zones") ZoneId zone, @ForAll Random random) {
        Duration pause = Duration.ofHours(3);
        ForumRun run = new ForumRun(ForumRun.rules("- {type: coolDown, every: PT3H}"), zone, acts, random, false);

        Map<String, List<Claim>> standing = run.standing(at -> "all");
        standing.forEach((learner, claims) -> {
            for (Claim one : claims) {
                for (Claim other : claims) {
                    Duration apart = Duration.between(run.times.get(one.moodleId()), run.times.get(other.moodleId()))
                            .abs();
                    assertThat(one == other || apart.compareTo(pause) >= 0).isTrue();
                }
            }
        });
        run.decisions.forEach((moodleId, made) -> {
            if (made.get(0).reason() == Reason.COOLING_DOWN) {
                String learner =
                        UserKey.of(1, Objects.requireNonNull(made.get(0).learner())) + "/all";
                assertThat(standing.get(learner))
                        .anySatisfy(claim -> assertThat(
                                        Duration.between(run.times.get(claim.moodleId()), run.times.get(moodleId))
                                                .abs())
                                .isLessThan(pause));
            }
        });
    }

    @Property(tries = 300)
    void aCoolDownHoldsWhateverIsTakenBack(
            @ForAll("acts") List<Act> acts, @ForAll("zones") ZoneId zone, @ForAll boolean keep, @ForAll Random random) {
        String after = keep ? "keep" : "free";
        ForumRun run = new ForumRun(
                ForumRun.rules("- {type: coolDown, every: PT3H, key: [objectid], afterReversal: " + after + "}"),
                zone,
                acts,
                random,
                true);

        // at most one award in a piece of time: its counter is empty or the second of that award
        run.fixture.standings().changedCounters().forEach((key, used) -> {
            long piece = Long.parseLong(key.period().substring(key.period().lastIndexOf('@') + 1));
            assertThat(used == 0 || Math.floorDiv(used, 3 * 3600L) == piece).isTrue();
        });
    }

    @Property(tries = 300)
    void onceInAPeriodPaysOnceForEachLocalPeriod(
            @ForAll("acts") List<Act> acts,
            @ForAll("zones") ZoneId zone,
            @ForAll("periods") String period,
            @ForAll Random random) {
        Function<Instant, Object> by = at -> ForumRun.period(period, at, zone);
        ForumRun run = new ForumRun(
                ForumRun.rules("- {type: once, per: [user], key: [userid], period: " + period + "}"),
                zone,
                acts,
                random,
                false);

        Map<String, Integer> awards = new TreeMap<>();
        run.standing(by).forEach((key, claims) -> awards.put(key, claims.size()));
        Map<String, Integer> expected = new TreeMap<>();
        ForumRun.posts(acts, by).forEach((key, count) -> expected.put(key, 1));
        assertThat(awards).isEqualTo(expected);
    }

    /** What an object pays in the end does not depend on the order in which its posts and deletions arrive. */
    @Property(tries = 300)
    void onceIsFreeAgainAfterAReversalInAnyOrder(
            @ForAll("acts") List<Act> acts, @ForAll("zones") ZoneId zone, @ForAll Random random) {
        ForumRun run = new ForumRun(ForumRun.rules("- {type: once, per: [object]}"), zone, acts, random, true);

        Map<String, Boolean> last = new TreeMap<>();
        acts.forEach(act -> last.put(act.learner() + "/" + act.object(), !act.delete()));
        for (int learner = 31; learner <= 32; learner++) {
            String prefix = learner + "/";
            long there = last.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix) && entry.getValue())
                    .count();
            assertThat(run.fixture.balance(learner)).isEqualTo(5 * there);
        }
    }

    @Property(tries = 300)
    void constraintsTogetherAllHold(
            @ForAll("acts") List<Act> acts, @ForAll("zones") ZoneId zone, @ForAll Random random) {
        ForumRun run = new ForumRun(
                ForumRun.rules("- {type: once, per: [object]}\n- {type: cap, count: 2, period: day}\n"
                        + "- {type: pointsCap, points: 17, period: month}\n- {type: coolDown, every: PT2H}"),
                zone,
                acts,
                random,
                false);

        run.standing(at -> ForumRun.period("day", at, zone))
                .values()
                .forEach(claims -> assertThat(claims.size()).isLessThanOrEqualTo(2));
        run.standing(at -> ForumRun.period("month", at, zone))
                .values()
                .forEach(claims -> assertThat(run.points(claims)).isLessThanOrEqualTo(17));
        run.standing(at -> at.getEpochSecond())
                .values()
                .forEach(claims -> assertThat(claims).hasSize(1));
        Set<String> keys = new HashSet<>();
        run.standing(at -> "all")
                .values()
                .forEach(claims -> claims.forEach(claim -> claim.keys()
                        .forEach(key ->
                                assertThat(keys.add(claim.learnerKey() + key)).isTrue())));
    }
}
