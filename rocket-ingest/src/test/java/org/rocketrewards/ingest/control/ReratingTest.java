package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.AT;
import static org.rocketrewards.ingest.control.IntakeFixture.body;
import static org.rocketrewards.ingest.control.RulesAgain.DAY;
import static org.rocketrewards.ingest.control.RulesAgain.FAR_AHEAD;
import static org.rocketrewards.ingest.control.RulesAgain.LONG_AGO;
import static org.rocketrewards.ingest.control.RulesAgain.POST_CREATED;
import static org.rocketrewards.ingest.control.RulesAgain.POST_DELETED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.ingest.RerateRow;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.control.simulation.RerateReader;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.RuleSet;

class ReratingTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private IntakeFixture intake;
    private RulesAgain again;

    @BeforeEach
    void open() {
        Fixtures.source(DB, "moodle");
        intake = new IntakeFixture(DB);
        again = new RulesAgain(DB);
    }

    private static RuleSet generousForum(int version) {
        return RulesAgain.defaultsWith(
                version, "forum.posted", rule -> rule.add("points", 2).add("constraint", RulesAgain.cap(10)));
    }

    private RerateRow rerate(RuleSet version, Instant from, Instant to) {
        int id = again.apply(again.simulate(version, from, to), version);
        RerateRow over = new RerateReader(DB.application()).find(id).orElseThrow();
        assertThat(over.state()).as(over.failure()).isEqualTo("done");
        assertThat(over.skipped()).isZero();
        return over;
    }

    private static long balance(long user) {
        return DB.number("SELECT coalesce(max(balance), 0) FROM account WHERE learner_key = ?", UserKey.of(1, user));
    }

    private static long entries() {
        return DB.number("SELECT count(*) FROM entry");
    }

    private static List<Map<String, @Nullable Object>> entriesUpTo(long id) {
        return DB.rows("SELECT * FROM entry WHERE id <= ? ORDER BY id", id);
    }

    @Test
    void whatWouldHaveBeenOtherwiseIsBookedByFurtherEntries() {
        for (int i = 1; i <= 5; i++) {
            intake.send(body(i, POST_CREATED, 31, "objectid", String.valueOf(i)));
        }
        long last = entries();
        List<Map<String, @Nullable Object>> before = entriesUpTo(last);
        RuleSet version = again.publish(generousForum(2));

        RerateRow over = rerate(version, LONG_AGO, FAR_AHEAD);

        assertThat(balance(31)).isEqualTo(10);
        assertThat(over.learners()).isEqualTo(1);
        assertThat(over.awarded()).isEqualTo(10);
        assertThat(over.takenBack()).isEqualTo(15);
        assertThat(entriesUpTo(last)).isEqualTo(before);
        assertThat(DB.number("SELECT count(*) FROM entry WHERE rule_set_version = 2 AND event_id IS NOT NULL"))
                .isEqualTo(8);
        assertThat(DB.number("SELECT count(*) FROM rerating_entry WHERE rerating_id = ?", over.id()))
                .isEqualTo(8);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void thePastGoesOnUnderTheOtherRules() {
        for (int i = 1; i <= 5; i++) {
            intake.send(body(i, POST_CREATED, 31, "objectid", String.valueOf(i)));
        }
        RuleSet version = again.publish(generousForum(2));
        rerate(version, LONG_AGO, FAR_AHEAD);
        IntakeFixture later = new IntakeFixture(DB, version);

        later.send(body(6, POST_CREATED, 31, "objectid", "5"));
        assertThat(balance(31)).isEqualTo(10);
        later.send(body(7, POST_DELETED, 2, "objectid", "4"));
        assertThat(balance(31)).isEqualTo(8);
        later.send(body(8, POST_CREATED, 31, "objectid", "8"));
        assertThat(balance(31)).isEqualTo(10);

        assertThat(DB.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aSecondTimeBooksNothing(long seed) {
        Random random = new Random(seed);
        intake.sendAll(RulesAgain.story(random, 300));
        RuleSet version = again.publish(generousForum(2));
        Instant middle = Instant.ofEpochSecond(AT - DAY);
        Instant from = random.nextBoolean() ? LONG_AGO : middle;
        Instant to = from.equals(LONG_AGO) && random.nextBoolean() ? middle : FAR_AHEAD;

        rerate(version, from, to);
        long entries = entries();
        SimulationRow shown = again.simulate(version, from, to);
        RerateRow second = rerate(version, from, to);

        assertThat(entries()).isEqualTo(entries);
        assertThat(second.learners()).isZero();
        assertThat(Objects.requireNonNull(shown.result()).asJsonObject().getInt("difference"))
                .isZero();
        assertThat(DB.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void theSameRulesBookNothing(long seed) {
        intake.sendAll(RulesAgain.story(new Random(seed), 300));
        long entries = entries();

        rerate(new RuleSet(1, RulesAgain.DEFAULTS), LONG_AGO, FAR_AHEAD);

        assertThat(entries()).isEqualTo(entries);
    }

    /** There and back again: the balances are what they were, and everything that comes later is decided alike. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void goingBackLeadsToTheSameBalances(long seed) {
        Random random = new Random(seed);
        intake.sendAll(RulesAgain.story(random, 250));
        List<Map<String, @Nullable Object>> before = balances();
        RuleSet version = again.publish(generousForum(2));
        RuleSet back = again.publish(new RuleSet(3, RulesAgain.DEFAULTS));

        rerate(version, LONG_AGO, FAR_AHEAD);
        rerate(back, LONG_AGO, FAR_AHEAD);

        assertThat(balances()).isEqualTo(before);
        intake.sendAll(RulesAgain.story(random, 1_000, 100));
        assertThat(DB.violations()).isEmpty();
    }

    private static List<Map<String, @Nullable Object>> balances() {
        return DB.rows("SELECT learner_key, balance FROM account ORDER BY learner_key");
    }

    @Test
    void aSimulationIsAppliedOnce() {
        intake.send(body(1, POST_CREATED, 31, "objectid", "1"));
        RuleSet version = again.publish(generousForum(2));
        SimulationRow shown = again.simulate(version, LONG_AGO, FAR_AHEAD);
        SimulationRow ofDraft = again.simulate(generousForum(0), LONG_AGO, FAR_AHEAD);
        again.apply(shown, version);

        RerateReader reader = new RerateReader(DB.application());
        assertThat(reader.start(shown.id(), "again", IntakeFixture.NOW, "ada")).isEmpty();
        assertThat(reader.start(ofDraft.id(), "a draft", IntakeFixture.NOW, "ada"))
                .isEmpty();
    }

    @Test
    void aLearnerWhoseBooksTheEventsDoNotExplainIsLeftAlone() {
        intake.send(body(1, POST_CREATED, 31, "objectid", "1"), body(2, POST_CREATED, 32, "objectid", "2"));
        DB.execute("UPDATE event SET fields = '{\"objectid\": \"77\"}', rule_set_version = 1 WHERE moodle_id = 1");
        DB.execute("UPDATE claim SET event_id = 4711 WHERE learner_key = ?", UserKey.of(1, 31));
        DB.execute("UPDATE entry SET event_id = 4711 WHERE learner_key = ?", UserKey.of(1, 31));
        RuleSet version = again.publish(generousForum(2));

        int id = again.apply(again.simulate(version, LONG_AGO, FAR_AHEAD), version);

        RerateRow over = new RerateReader(DB.application()).find(id).orElseThrow();
        assertThat(over.skipped()).isEqualTo(1);
        assertThat(balance(31)).isEqualTo(5);
        assertThat(balance(32)).isEqualTo(2);
    }
}
