package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.oracle.Catalogue;
import org.rocketrewards.it.oracle.Expected;
import org.rocketrewards.it.oracle.Fields;
import org.rocketrewards.it.oracle.Identity;
import org.rocketrewards.it.oracle.Oracle;
import org.rocketrewards.it.oracle.RecordedDelivery;

/** All that a real Moodle sent, in order, and once more in any order. */
@ExtendWith(RunningRocket.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedDeliveriesIT {
    private final long seed = Long.getLong("rocket.it.seed", System.nanoTime());
    private final List<RecordedDelivery> deliveries = RecordedDelivery.all();
    private final Oracle oracle = new Oracle(Catalogue.load());
    private final List<Expected> expected = deliveries.stream()
            .map(delivery -> oracle.deliver(Fields.decode(delivery.body())))
            .toList();

    private Rocket rocket;
    private Rocket.Source source;
    private List<Answer> inOrder;
    private Map<Long, Long> balancesInOrder;
    private long entriesInOrder;
    private Map<Integer, Answer> inAnyOrder;

    @BeforeAll
    void deliverEverythingTwice(Rocket running) {
        rocket = running;
        source = rocket.newSource();
        inOrder = deliveries.stream().map(this::send).toList();
        balancesInOrder = rocket.balances(source);
        entriesInOrder = rocket.entries(source);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, deliveries.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        List<Answer> again = Parallel.map(8, order, i -> send(deliveries.get(i)));
        inAnyOrder = new TreeMap<>();
        for (int i = 0; i < order.size(); i++) {
            inAnyOrder.put(order.get(i), again.get(i));
        }
    }

    private Answer send(RecordedDelivery delivery) {
        return source.hook().post(delivery.contentType(), delivery.body());
    }

    @Test
    void eachIsAnsweredAsTheOracleSays() {
        List<String> disagreements = new ArrayList<>();
        Map<Identity, JsonObject> firsts = new HashMap<>();
        for (int i = 0; i < deliveries.size(); i++) {
            Answer answer = inOrder.get(i);
            String difference = answer.status() == 200
                    ? difference(expected.get(i), answer.json(), firsts, deliveries.get(i))
                    : "answered " + answer.status();
            if (!difference.isEmpty()) {
                disagreements.add("%d (%s %s): expected %s, got %s: %s"
                        .formatted(
                                deliveries.get(i).number(),
                                deliveries.get(i).variant(),
                                deliveries.get(i).eventName(),
                                expected.get(i),
                                difference,
                                answer.body()));
            }
        }
        assertThat(disagreements).isEmpty();
    }

    private static String difference(
            Expected expected, JsonObject answer, Map<Identity, JsonObject> firsts, RecordedDelivery delivery) {
        if (!answer.getString("status").equals(expected.status())) {
            return "status";
        }
        Identity identity = Identity.of(Fields.decode(delivery.body()));
        if (expected.status().equals("ignored")) {
            return answer.containsKey("event") ? "an event" : "";
        }
        if (answer.getInt("points", 0) != expected.points()) {
            return "points";
        }
        if (expected.status().equals("duplicate")) {
            return sameAsFirst(answer, firsts.get(identity), expected);
        }
        firsts.put(identity, answer);
        boolean oneLearner = expected.status().equals("accepted")
                && expected.learner() > 0
                && expected.booked().size() < 2;
        if (oneLearner && answer.containsKey("balance") && answer.getInt("balance") != expected.balance()) {
            return "balance";
        }
        if (expected.points() != 0 && oneLearner && !answer.containsKey("balance")) {
            return "no balance";
        }
        return reasons(answer).stream().anyMatch(expected.reasons()::contains) ? "" : "reasons " + reasons(answer);
    }

    private static String sameAsFirst(JsonObject answer, JsonObject first, Expected expected) {
        if (answer.getInt("event") != first.getInt("event")) {
            return "another event";
        }
        return answer.getString("first").equals(expected.first()) ? "" : "another first answer";
    }

    private static List<String> reasons(JsonObject answer) {
        List<String> reasons = new ArrayList<>();
        if (answer.containsKey("reason")) {
            reasons.add(answer.getString("reason"));
        }
        JsonArray decisions = answer.getJsonArray("decisions");
        if (decisions != null) {
            decisions.getValuesAs(JsonObject.class).forEach(decision -> reasons.add(decision.getString("reason")));
        }
        return reasons;
    }

    @Test
    void balancesAndEntriesAreTheOracles() {
        assertThat(balancesInOrder).isEqualTo(new TreeMap<>(oracle.balances()));
        assertThat(entriesInOrder).isEqualTo(oracle.entries());
        oracle.balances()
                .forEach((learner, balance) -> assertThat(rocket.balance(source, learner))
                        .as("learner %d by the API", learner)
                        .isEqualTo(balance));
    }

    @Test
    void everyEventCreditsTheLearnerThatTheOracleNames() {
        List<String> wrong = new ArrayList<>();
        oracle.events().forEach((identity, event) -> {
            if (event.status().equals("accepted") && event.learner() > 0) {
                long learner = rocket.sql()
                        .number(
                                "SELECT learner_key FROM event WHERE moodle_id = ? AND actor_key = ?",
                                identity.moodleId(),
                                source.userKey(identity.userId()));
                if (learner != source.userKey(event.learner())) {
                    wrong.add(identity + " went to " + (learner & 0xFF_FFFF_FFFFL) + ", expected " + event);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachIsADuplicateWhenItComesAgainInAnyOrder() {
        List<String> disagreements = new ArrayList<>();
        inAnyOrder.forEach((i, answer) -> {
            JsonObject first = inOrder.get(i).json();
            JsonObject now = answer.json();
            String status = expected.get(i).status();
            boolean same = status.equals("ignored")
                    ? now.getString("status").equals("ignored") && !now.containsKey("event")
                    : now.getString("status").equals("duplicate")
                            && now.getInt("event") == first.getInt("event")
                            && now.getInt("points", 0) == first.getInt("points", 0)
                            && now.getString("first").equals(first.getString("first", status));
            if (!same) {
                disagreements.add(deliveries.get(i).number() + ": first " + first + ", then " + now);
            }
        });
        assertThat(disagreements).as("seed %d", seed).isEmpty();
        assertThat(rocket.balances(source)).isEqualTo(balancesInOrder);
        assertThat(rocket.entries(source)).isEqualTo(entriesInOrder);
    }

    @Test
    void everyDeliveryLeavesARow() {
        long rows = rocket.sql().number("SELECT count(*) FROM delivery_log WHERE source_id = ?", source.id());

        assertThat(rows).isEqualTo(2L * deliveries.size());
    }

    @Test
    void theBooksHold() {
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }
}
