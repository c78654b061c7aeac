package org.rocketrewards.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rocketrewards.rules.LearningEvent;

/** What a key pays depends on what happened, not on the order in which it arrives. */
class ClaimsPropertyTest {
    private static final long[] LEARNERS = {31, 32};

    /** One act in Moodle; its id is its place in the list. */
    record Act(int learner, int module, int object, boolean undo) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Act> act = Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false))
                .as(Act::new);
        return act.list().ofMinSize(1).ofMaxSize(12);
    }

    private static LearningEvent completion(int index, Act act) {
        return RulesFixture.event(
                index + 10,
                "\\core\\event\\course_module_completion_updated",
                LEARNERS[act.learner()],
                "relateduserid",
                String.valueOf(LEARNERS[act.learner()]),
                "contextinstanceid",
                String.valueOf(act.module()),
                "other_completionstate",
                act.undo() ? "0" : "1");
    }

    /** Enrolment: the key is the course, a reversal finds it by the row that ends; staff act, learners may be unnamed. */
    private static LearningEvent enrolment(int index, Act act) {
        String name = act.undo() ? "\\core\\event\\user_enrolment_deleted" : "\\core\\event\\user_enrolment_created";
        // a row belongs to one learner and one course
        String row = String.valueOf(act.learner() * 100 + act.module() * 10 + act.object());
        return RulesFixture.event(
                index + 10,
                name,
                2,
                "relateduserid",
                act.undo() && act.object() == 3 ? "" : String.valueOf(LEARNERS[act.learner()]),
                "courseid",
                String.valueOf(act.module()),
                "objectid",
                row);
    }

    @Property
    void completionPaysWhatTheLastStateSays(@ForAll("acts") List<Act> acts, @ForAll Random random) {
        List<LearningEvent> events = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            events.add(completion(i, acts.get(i)));
        }
        TreeMap<String, Boolean> last = new TreeMap<>();
        acts.forEach(act -> last.put(act.learner() + "/" + act.module(), !act.undo()));
        long[] expected = new long[2];
        last.forEach((key, complete) -> expected[key.charAt(0) - '0'] += complete ? 10 : 0);

        Collections.shuffle(events, random);
        RulesFixture rules = new RulesFixture();
        events.forEach(rules::send);

        assertThat(rules.balance(31)).isEqualTo(expected[0]);
        assertThat(rules.balance(32)).isEqualTo(expected[1]);
    }

    @Property
    void enrolmentPaysWhileOneRowIsLeft(@ForAll("acts") List<Act> acts, @ForAll Random random) {
        List<LearningEvent> events = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            events.add(enrolment(i, acts.get(i)));
        }
        TreeMap<String, TreeMap<Integer, Boolean>> rows = new TreeMap<>();
        acts.forEach(act -> rows.computeIfAbsent(act.learner() + "/" + act.module(), k -> new TreeMap<>())
                .put(act.object(), !act.undo()));
        long[] expected = new long[2];
        rows.forEach((key, state) -> expected[key.charAt(0) - '0'] += state.containsValue(true) ? 5 : 0);

        Collections.shuffle(events, random);
        RulesFixture rules = new RulesFixture();
        events.forEach(rules::send);

        assertThat(rules.balance(31)).isEqualTo(expected[0]);
        assertThat(rules.balance(32)).isEqualTo(expected[1]);
    }

    @Property
    void aCapHoldsWhateverIsTakenBackInBetween(@ForAll("acts") List<Act> acts) {
        RulesFixture rules = new RulesFixture();
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            String name = act.undo() ? "\\mod_forum\\event\\post_deleted" : "\\mod_forum\\event\\post_created";
            String post = String.valueOf(act.learner() * 100 + act.module() * 10 + act.object());
            rules.send(RulesFixture.event(i + 10, name, LEARNERS[act.learner()], "objectid", post));

            assertThat(rules.balance(31)).isBetween(0L, 15L);
            assertThat(rules.balance(32)).isBetween(0L, 15L);
        }
    }
}
