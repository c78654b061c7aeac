package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.AT;
import static org.rocketrewards.ingest.control.IntakeFixture.body;
import static org.rocketrewards.ingest.control.IntakeFixture.bodyAt;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.model.DeliveryFlag;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

class BatchWriterTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String COURSE_COMPLETED = "\\core\\event\\course_completed";
    private static final String POST_CREATED = "\\mod_forum\\event\\post_created";
    private static final String POST_DELETED = "\\mod_forum\\event\\post_deleted";
    private static final String ENROLLED = "\\core\\event\\user_enrolment_created";
    private static final String UNENROLLED = "\\core\\event\\user_enrolment_deleted";
    private static final String COMPLETION = "\\core\\event\\course_module_completion_updated";

    private IntakeFixture intake;

    @BeforeEach
    void open() {
        intake = new IntakeFixture(DB);
    }

    private static long balance(long user) {
        return DB.number("SELECT coalesce(max(balance), 0) FROM account WHERE learner_key = ?", UserKey.of(1, user));
    }

    @Test
    void anEventIsBookedWithItsEntryBodyAndDecision() {
        Receipt receipt =
                intake.send(body(5, POST_CREATED, 31, "objectid", "100")).get(0);

        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(receipt.points()).isEqualTo(5);
        assertThat(receipt.balance()).isEqualTo(5);
        assertThat(receipt.decisions()).contains("\"reason\":\"awarded\"").contains("day:2026-11-22");
        assertThat(DB.number("SELECT count(*) FROM entry WHERE event_id = ?", receipt.event()))
                .isEqualTo(1);
        assertThat(DB.number("SELECT count(*) FROM raw_body WHERE delivery_id = ?", receipt.delivery()))
                .isEqualTo(1);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void aRepeatAnswersWhatTheFirstWasAnsweredWhetherInTheSameBatchOrLater() {
        String post = body(5, POST_CREATED, 31, "objectid", "100");

        List<Receipt> batch = intake.send(post, post);
        Receipt later = intake.send(post).get(0);

        for (Receipt repeat : List.of(batch.get(1), later)) {
            assertThat(repeat.outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(repeat.event()).isEqualTo(batch.get(0).event());
            assertThat(repeat.points()).isEqualTo(5);
            assertThat(repeat.first()).isEqualTo(Outcome.ACCEPTED);
        }
        assertThat(balance(31)).isEqualTo(5);
        assertThat(DB.number("SELECT count(*) FROM delivery WHERE outcome = 'duplicate'"))
                .isEqualTo(2);
    }

    @Test
    void aRepeatIsFoundUnderTheLearnerOfTheFirst() {
        String enrolled = body(5, ENROLLED, 2, "relateduserid", "31", "courseid", "7");

        List<Receipt> batch = intake.send(enrolled, enrolled);
        Receipt later = intake.send(enrolled).get(0);

        for (Receipt repeat : List.of(batch.get(1), later)) {
            assertThat(DB.number("SELECT learner_key FROM delivery WHERE id = ?", repeat.delivery()))
                    .isEqualTo(UserKey.of(1, 31));
        }
    }

    @Test
    void whatNoRuleConsidersIsFoundUnderWhoeverDidIt() {
        Receipt somebody = intake.send(body(5, "\\core\\event\\webservice_login_failed", 31))
                .get(0);
        Receipt nobody = intake.send(body(6, "\\core\\event\\webservice_login_failed", 0))
                .get(0);

        assertThat(somebody.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(DB.number("SELECT learner_key FROM delivery WHERE id = ?", somebody.delivery()))
                .isEqualTo(UserKey.of(1, 31));
        assertThat(DB.number("SELECT count(*) FROM delivery WHERE id = ? AND learner_key IS NULL", nobody.delivery()))
                .isEqualTo(1);
    }

    @Test
    void aRepeatThatSaysSomethingElseIsFlaggedAndItsBodyKept() {
        intake.send(body(5, POST_CREATED, 31, "objectid", "100"));

        Receipt repeat =
                intake.send(body(5, POST_CREATED, 31, "objectid", "101")).get(0);

        assertThat(repeat.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(DB.number("SELECT flags FROM delivery WHERE id = ?", repeat.delivery()))
                .isEqualTo(DeliveryFlag.CONTENT_DIFFERS.bit());
        assertThat(DB.number("SELECT count(*) FROM raw_body WHERE delivery_id = ?", repeat.delivery()))
                .isEqualTo(1);
    }

    @Test
    void theSameMoodleIdWithAnotherRestIsANewEventAndFlagged() {
        intake.send(body(5, POST_CREATED, 31, "objectid", "100"));

        Receipt other = intake.send(bodyAt(AT + 60, 5, POST_CREATED, 32, "objectid", "101"))
                .get(0);

        assertThat(other.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(DB.number("SELECT flags FROM event WHERE id = ?", other.event()))
                .isEqualTo(DeliveryFlag.MOODLE_ID_REUSED.bit());
    }

    @Test
    void anIgnoredEventLeavesADeliveryAndCanStillBeBookedLater() {
        Receipt receipt =
                intake.send(body(5, "\\core\\event\\capability_assigned", 2)).get(0);

        assertThat(receipt.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(receipt.reason()).isEqualTo("no_rule");
        assertThat(DB.number("SELECT count(*) FROM event")).isZero();
        assertThat(DB.number("SELECT count(*) FROM delivery WHERE reason = 'no_rule'"))
                .isEqualTo(1);
    }

    @Test
    void aReversalFindsTheAuthorAmongAllLearners() {
        intake.send(body(5, POST_CREATED, 31, "objectid", "100"), body(6, POST_CREATED, 32, "objectid", "200"));

        Receipt deleted =
                intake.send(body(7, POST_DELETED, 99, "objectid", "200")).get(0);

        assertThat(deleted.points()).isEqualTo(-5);
        assertThat(deleted.balance()).isZero();
        assertThat(balance(31)).isEqualTo(5);
        assertThat(balance(32)).isZero();
        assertThat(DB.number("SELECT learner_key FROM event WHERE id = ?", deleted.event()))
                .isEqualTo(UserKey.of(1, 32));
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void tickedUntickedTickedIsPaidInWhateverBatchesAndOrder() {
        String[] acts = {
            body(10, COMPLETION, 31, "relateduserid", "31", "contextinstanceid", "4", "other_completionstate", "1"),
            body(20, COMPLETION, 31, "relateduserid", "31", "contextinstanceid", "4", "other_completionstate", "0"),
            body(30, COMPLETION, 31, "relateduserid", "31", "contextinstanceid", "4", "other_completionstate", "1")
        };
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            DB.empty();
            intake = new IntakeFixture(DB);
            for (int index : order) {
                intake.send(acts[index]);
            }

            assertThat(balance(31))
                    .as("order %s", java.util.Arrays.toString(order))
                    .isEqualTo(10);
            assertThat(DB.violations()).isEmpty();
        }
    }

    /** Several writers with random batches of the same acts: nothing is lost, doubled or out of balance. */
    @Test
    void writersSideBySideKeepTheBooksWhole() throws Exception {
        Random random = new Random(20261122);
        List<String> bodies = new ArrayList<>();
        for (int id = 1; id <= 400; id++) {
            int learner = 31 + random.nextInt(4);
            String object = String.valueOf(learner * 100 + random.nextInt(6));
            bodies.add(
                    switch (random.nextInt(6)) {
                        case 0, 1 -> body(id, POST_CREATED, learner, "objectid", object);
                        case 2 -> body(id, POST_DELETED, 99, "objectid", object);
                        case 3 ->
                            body(id, ENROLLED, 2, "relateduserid", "" + learner, "courseid", "7", "objectid", object);
                        case 4 -> body(id, UNENROLLED, 2, "relateduserid", "", "courseid", "7", "objectid", object);
                        default ->
                            body(
                                    id,
                                    COMPLETION,
                                    learner,
                                    "relateduserid",
                                    "" + learner,
                                    "contextinstanceid",
                                    object,
                                    "other_completionstate",
                                    random.nextBoolean() ? "1" : "0");
                    });
        }
        List<Delivered> all = bodies.stream().map(intake::delivered).toList();
        // the first batch makes partitions and numbers, which lanes do before they start
        intake.write(all.subList(0, 50));
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            List<Delivered> mine = new ArrayList<>(all);
            Collections.shuffle(mine, random);
            running.add(writers.submit(() -> {
                for (int from = 0; from < mine.size(); from += 20) {
                    intake.write(mine.subList(from, Math.min(mine.size(), from + 20)));
                }
                return null;
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
        writers.shutdown();

        assertThat(DB.number("SELECT count(*) FROM event")).isEqualTo(400);
        assertThat(DB.number("SELECT coalesce(max(used), 0) FROM counter")).isLessThanOrEqualTo(3);
        assertThat(DB.violations()).isEmpty();
    }

    /** The account is not there to be locked; when it can be opened, somebody else has, and has used up what is given once. */
    @Test
    void whatIsGivenOnceIsGivenOnceToALearnerWhomTwoTransactionsMeetFirst() throws Exception {
        Delivered earlier = intake.delivered(body(5, COURSE_COMPLETED, 31, "courseid", "7"));
        Delivered later = intake.delivered(body(6, COURSE_COMPLETED, 31, "courseid", "7"));
        intake.prepare(List.of(earlier, later));
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (Connection connection = DB.application().getConnection()) {
            connection.setAutoCommit(false);
            long points = intake.write(connection, earlier).get(0).points();
            Future<List<Receipt>> waiting = writer.submit(() -> intake.write(List.of(later)));
            while (DB.number("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                assertThat(waiting.isDone()).isFalse();
                Thread.sleep(10);
            }
            connection.commit();

            assertThat(waiting.get().get(0).points()).isZero();
            assertThat(points).isPositive();
            assertThat(balance(31)).isEqualTo(points);
        } finally {
            writer.shutdownNow();
        }
        assertThat(DB.violations()).isEmpty();
    }
}
