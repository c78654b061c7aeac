package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.oracle.Catalogue;
import org.rocketrewards.it.oracle.Fields;
import org.rocketrewards.it.oracle.Oracle;
import org.rocketrewards.it.oracle.Stories;

/** Random lives of a few learners, delivered by many connections at once, out of order and more than once. */
@ExtendWith(RunningRocket.class)
class RandomStoriesIT {
    private final long seed = Long.getLong("rocket.it.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @RepeatedTest(5)
    void whatIsPaidDoesNotDependOnTheOrderOfArrival(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        List<Fields> story = new Stories(random, 1000).withoutCaps(300);
        Oracle oracle = new Oracle(Catalogue.load());
        story.forEach(oracle::deliver);

        deliver(source, story);

        assertThat(withoutZeros(rocket.balances(source)))
                .as("seed %d", seed)
                .isEqualTo(withoutZeros(oracle.balances()));
        assertThat(rocket.sql().brokenInvariants()).as("seed %d", seed).isEmpty();
    }

    @RepeatedTest(3)
    void capsHoldUnderAnyInterleaving(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        List<Fields> story = new Stories(random, 1000).withCaps(400);

        deliver(source, story);

        // Per learner and day at most 3 posts that nobody took back, and 1 log-in.
        List<List<Object>> overfull = rocket.sql().rows("""
                        SELECT e.learner_key, e.rule_id, (e.occurred_at AT TIME ZONE 'UTC')::date, count(*)
                        FROM entry e JOIN rule_key k ON k.id = e.rule_id
                        LEFT JOIN entry r ON r.learner_key = e.learner_key AND r.reverses_entry_no = e.entry_no
                        WHERE e.kind = 'award' AND r.entry_no IS NULL AND e.learner_key >> 40 = ?
                        GROUP BY 1, 2, 3, k.key
                        HAVING count(*) > CASE k.key WHEN 'forum.posted' THEN 3 ELSE 1 END
                        """, source.id());
        assertThat(overfull).as("seed %d", seed).isEmpty();
        assertThat(rocket.sql().brokenInvariants()).as("seed %d", seed).isEmpty();
    }

    private void deliver(Rocket.Source source, List<Fields> story) {
        List<Fields> deliveries = new ArrayList<>(story);
        deliveries.addAll(story.subList(0, story.size() / 3));
        Collections.shuffle(deliveries, random);
        List<Answer> answers =
                Parallel.map(16, deliveries, fields -> source.hook().post(fields));
        long accepted = answers.stream()
                .filter(answer -> answer.outcome().equals("accepted"))
                .count();
        assertThat(accepted).as("seed %d", seed).isEqualTo(story.size());
    }

    private static Map<Long, Long> withoutZeros(Map<Long, Long> balances) {
        Map<Long, Long> kept = new TreeMap<>(balances);
        kept.values().removeIf(balance -> balance == 0);
        return kept;
    }
}
