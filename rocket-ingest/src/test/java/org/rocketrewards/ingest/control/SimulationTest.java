package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.AT;
import static org.rocketrewards.ingest.control.IntakeFixture.NOW;
import static org.rocketrewards.ingest.control.IntakeFixture.body;
import static org.rocketrewards.ingest.control.IntakeFixture.bodyAt;
import static org.rocketrewards.ingest.control.RulesAgain.DAY;
import static org.rocketrewards.ingest.control.RulesAgain.FAR_AHEAD;
import static org.rocketrewards.ingest.control.RulesAgain.LOGGED_IN;
import static org.rocketrewards.ingest.control.RulesAgain.LONG_AGO;
import static org.rocketrewards.ingest.control.RulesAgain.POST_CREATED;
import static org.rocketrewards.ingest.control.RulesAgain.UNKNOWN;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.ingest.SimulatedLearner;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.control.simulation.SimulationReader;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.RuleSet;

class SimulationTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final RuleSet RULES = new RuleSet(1, RulesAgain.DEFAULTS);

    private IntakeFixture intake;
    private RulesAgain again;

    @BeforeEach
    void open() {
        Fixtures.source(DB, "moodle");
        intake = new IntakeFixture(DB);
        again = new RulesAgain(DB);
    }

    private SimulationRow simulate(RuleSet target, Instant from, Instant to) {
        return again.simulate(target, from, to);
    }

    private static JsonObject result(SimulationRow done) {
        assertThat(done.state()).as(done.failure()).isEqualTo("done");
        return Objects.requireNonNull(done.result()).asJsonObject();
    }

    private static List<SimulatedLearner> learners(SimulationRow done) {
        return new SimulationReader(DB.application()).learners(done.id(), Long.MAX_VALUE, 100);
    }

    private static void assertNothingIsDifferent(SimulationRow done) {
        JsonObject result = result(done);
        assertThat(result.getJsonArray("rules").getValuesAs(JsonObject.class))
                .allSatisfy(rule -> assertThat(rule.getInt("difference"))
                        .as(rule.toString())
                        .isZero());
        assertThat(result.getInt("simulated")).isEqualTo(result.getInt("booked"));
        assertThat(learners(done)).isEmpty();
    }

    @Test
    void whatARealMoodleSentComesToWhatIsBookedForIt() throws IOException {
        RecordedDeliveriesTest.deliveries().forEach(delivery -> intake.send(delivery.getString("body")));

        SimulationRow done = simulate(RULES, LONG_AGO, FAR_AHEAD);

        assertNothingIsDifferent(done);
        assertThat(result(done).getInt("booked"))
                .isEqualTo((int) DB.number("SELECT sum(balance) FROM account"))
                .isPositive();
    }

    /** Late arrivals, repeats, reversals that name nobody, caps: the same rules decide the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theSameRulesComeToWhatIsBookedWhateverThePeriod(long seed) {
        intake.sendAll(RulesAgain.story(new Random(seed), 400));

        assertThat(DB.number("SELECT count(*) FROM entry WHERE kind = 'reversal'"))
                .isPositive();
        assertNothingIsDifferent(simulate(RULES, LONG_AGO, FAR_AHEAD));
        Instant middle = Instant.ofEpochSecond(AT - DAY);
        assertNothingIsDifferent(simulate(RULES, LONG_AGO, middle));
        assertNothingIsDifferent(simulate(RULES, middle, FAR_AHEAD));
    }

    @Test
    void anotherRuleIsComparedLearnerByLearner() {
        for (int i = 1; i <= 5; i++) {
            intake.send(body(i, POST_CREATED, 31, "objectid", String.valueOf(i)));
        }
        intake.send(body(6, POST_CREATED, 32, "objectid", "6"), body(7, LOGGED_IN, 33));
        RuleSet target = RulesAgain.defaultsWith(
                0,
                "forum.posted",
                rule -> rule.add("points", 2)
                        .add(
                                "constraint",
                                Json.createObjectBuilder()
                                        .add("type", "cap")
                                        .add("count", 10)
                                        .add("period", "day")));

        SimulationRow done = simulate(target, LONG_AGO, FAR_AHEAD);

        JsonObject result = result(done);
        assertThat(result.getInt("booked")).isEqualTo(15 + 5 + 5);
        assertThat(result.getInt("simulated")).isEqualTo(10 + 2 + 5);
        assertThat(result.getInt("learnersWithLess")).isEqualTo(2);
        List<SimulatedLearner> learners = learners(done);
        assertThat(learners).extracting(SimulatedLearner::learner).containsExactly(31L, 32L);
        assertThat(learners).extracting(SimulatedLearner::difference).containsExactly(-5L, -3L);
        assertThat(String.valueOf(learners.get(0).simulatedByRule())).isEqualTo("{\"forum.posted\":10}");
    }

    @Test
    void aNewRuleIsTriedOnEventsThatWereIgnored() {
        String first = body(1, UNKNOWN, 31, "objectid", "4");
        intake.send(first, body(2, UNKNOWN, 31, "objectid", "5"), first);
        intake.send(first);
        RuleSet target = RulesAgain.defaultsWith(
                0,
                "forum.posted",
                rule -> rule.add("events", Json.createArrayBuilder().add(UNKNOWN)));

        SimulationRow done = simulate(target, LONG_AGO, FAR_AHEAD);

        assertThat(result(done).getInt("simulated")).isEqualTo(10);
        assertThat(result(done).getInt("booked")).isZero();
    }

    @Test
    void onlyEventsOfThePeriodAreDecidedAgain() {
        intake.send(bodyAt(AT - DAY, 1, POST_CREATED, 31, "objectid", "1"));
        intake.send(body(2, POST_CREATED, 31, "objectid", "2"));

        SimulationRow done = simulate(
                RulesAgain.defaultsWith(0, "forum.posted", rule -> rule.add("points", 50)),
                Instant.ofEpochSecond(AT),
                FAR_AHEAD);

        assertThat(result(done).getInt("booked")).isEqualTo(5);
        assertThat(result(done).getInt("simulated")).isEqualTo(50);
    }

    @Test
    void itChangesNoBook() {
        intake.send(body(1, POST_CREATED, 31, "objectid", "1"));
        Map<String, Object> before = books();

        simulate(RulesAgain.defaultsWith(0, "forum.posted", rule -> rule.add("points", 50)), LONG_AGO, FAR_AHEAD);

        assertThat(books()).isEqualTo(before);
        assertThat(DB.violations()).isEmpty();
    }

    private static Map<String, Object> books() {
        Map<String, Object> books = new HashMap<>();
        for (String table : List.of("event", "entry", "account", "claim", "counter", "reversal", "delivery")) {
            books.put(
                    table, DB.rows("SELECT * FROM " + table + " ORDER BY 1, 2").toString());
        }
        return books;
    }

    @Test
    void aCancelledOneStops() {
        intake.send(body(1, POST_CREATED, 31, "objectid", "1"));
        SimulationReader reader = new SimulationReader(DB.application());
        int id = reader.start("draft", again.source(), LONG_AGO, FAR_AHEAD, NOW, "ada");

        assertThat(reader.cancel(id)).isTrue();
        again.run(id, RULES, LONG_AGO, FAR_AHEAD);

        assertThat(reader.find(id).orElseThrow().state()).isEqualTo("cancelled");
        assertThat(reader.cancel(id)).isFalse();
    }

    @Test
    void oneWhoseNodeIsSilentIsOver() {
        SimulationReader reader = new SimulationReader(DB.application());
        int id = reader.start("draft", again.source(), LONG_AGO, FAR_AHEAD, NOW, "ada");

        assertThat(reader.running(NOW.plusSeconds(60))).isEqualTo(1);
        assertThat(reader.running(NOW.plusSeconds(180))).isZero();
        assertThat(reader.find(id).orElseThrow().state()).isEqualTo("failed");
    }
}
