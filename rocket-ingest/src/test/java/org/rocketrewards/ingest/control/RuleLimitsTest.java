package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.AT;
import static org.rocketrewards.ingest.control.IntakeFixture.bodyAt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.file.RuleFile;

/** Constraints whose standing is kept from one batch to the next, in a real database. */
class RuleLimitsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String MADE = "\\local_shop\\event\\thing_made";
    private static final String GONE = "\\local_shop\\event\\thing_gone";
    private static final String FILE = """
            rules:
              - key: thing.capped
                events: [\\local_shop\\event\\thing_made]
                learner: userid
                points: 5
                constraints:
                  - {type: cap, count: 3, period: day, distinct: [objectid]}
                  - {type: pointsCap, points: 12, period: week, afterReversal: keep}
              - key: thing.rested
                events: [thing_made]
                learner: relateduserid
                points: 2
                constraint: {type: coolDown, every: PT1H}
              - key: thing.gone
                events: [\\local_shop\\event\\thing_gone]
                learner: lookup
                constraint: {type: reversal, of: [thing.capped, thing.rested], match: [objectid]}
            """;

    private IntakeFixture intake;

    @BeforeEach
    void open() {
        List<Rule> rules =
                Objects.requireNonNull(RuleFile.parse(FILE).document()).rules();
        intake = new IntakeFixture(DB, rules);
    }

    private static String made(long id, long minute) {
        return bodyAt(AT + minute * 60, id, MADE, 31, "objectid", String.valueOf(id), "relateduserid", "32");
    }

    private static String gone(long id, long object) {
        return bodyAt(AT, id, GONE, 99, "objectid", String.valueOf(object));
    }

    private static long balance(long user) {
        return DB.number("SELECT coalesce(max(balance), 0) FROM account WHERE learner_key = ?", UserKey.of(1, user));
    }

    @Test
    void twoRulesMaySeeTwoLearnersInOneEvent() {
        Receipt receipt = intake.send(made(1, 0)).get(0);

        assertThat(receipt.points()).isEqualTo(7);
        assertThat(receipt.balance()).isNull();
        assertThat(balance(31)).isEqualTo(5);
        assertThat(balance(32)).isEqualTo(2);
        assertThat(receipt.decisions()).contains("\"counters\":[").contains("points:week:2026-W47");
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void limitsHoldAcrossBatches() {
        for (int i = 1; i <= 4; i++) {
            intake.send(made(i, i * 30L));
        }

        assertThat(balance(31)).isEqualTo(12);
        assertThat(balance(32)).isEqualTo(4);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void whatIsKeptStaysTakenAndWhatIsFreeIsGivenAgain() {
        intake.send(made(1, 0));
        intake.send(made(2, 120));
        intake.send(gone(10, 1), gone(11, 2));

        assertThat(balance(31)).isZero();
        assertThat(balance(32)).isZero();
        intake.send(made(20, 10), made(21, 11));

        assertThat(balance(31)).isEqualTo(2);
        assertThat(balance(32)).isEqualTo(2);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void anyOrderAndAnyBatchesLeaveTheBooksInOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 5; round++) {
            List<String> bodies = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                long id = round * 100L + i;
                bodies.add(made(id, -random.nextInt(4_000)));
                if (random.nextInt(3) == 0) {
                    bodies.add(gone(id + 50, id));
                }
            }
            Collections.shuffle(bodies, random);
            for (int from = 0; from < bodies.size(); from += 6) {
                intake.send(
                        bodies.subList(from, Math.min(bodies.size(), from + 6)).toArray(String[]::new));
            }
            assertThat(balance(31)).isBetween(0L, 24L);
            assertThat(DB.violations()).isEmpty();
        }
    }
}
