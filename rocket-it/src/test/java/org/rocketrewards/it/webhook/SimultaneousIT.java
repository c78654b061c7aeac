package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.oracle.Fields;

/** Fifty at the same moment. */
@ExtendWith(RunningRocket.class)
class SimultaneousIT {
    @Test
    void fiftyCopiesOfOneEventAreOneEvent(Rocket rocket) {
        Rocket.Source source = rocket.newSource("copies");

        List<Answer> answers = Parallel.atOnce(copies(source, GuideBody.courseCompleted(1, 31, 7)));

        assertOneAcceptedRestDuplicates(answers, 50);
        assertThat(rocket.entries(source)).isEqualTo(1);
        assertThat(rocket.balance(source, 31)).isEqualTo(50);
    }

    @Test
    void twoSourcesWithTheSameIdsAreTwoEvents(Rocket rocket) {
        Rocket.Source left = rocket.newSource("left");
        Rocket.Source right = rocket.newSource("right");
        List<Callable<Answer>> tasks = new ArrayList<>(copies(left, GuideBody.courseCompleted(1, 31, 7)));
        tasks.addAll(copies(right, GuideBody.courseCompleted(1, 31, 7)));

        List<Answer> answers = Parallel.atOnce(tasks);

        assertOneAcceptedRestDuplicates(answers.subList(0, 50), 50);
        assertOneAcceptedRestDuplicates(answers.subList(50, 100), 50);
        assertThat(rocket.balance(left, 31)).isEqualTo(50);
        assertThat(rocket.balance(right, 31)).isEqualTo(50);
    }

    @Test
    void fiftyForumPostsOfOneDayAreFifteenPoints(Rocket rocket) {
        Rocket.Source source = rocket.newSource("posts");

        List<Answer> answers = Parallel.atOnce(posts(source));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.outcome()).isEqualTo("accepted"));
        assertThat(answers.stream().mapToLong(Answer::points).sum()).isEqualTo(15);
        assertThat(rocket.balance(source, 31)).isEqualTo(15);
        assertThat(rocket.entries(source)).isEqualTo(3);
    }

    @Test
    void capsOfTwoSourcesAreTwoCaps(Rocket rocket) {
        Rocket.Source left = rocket.newSource("left");
        Rocket.Source right = rocket.newSource("right");
        List<Callable<Answer>> tasks = new ArrayList<>(posts(left));
        tasks.addAll(posts(right));
        Collections.shuffle(tasks);

        Parallel.atOnce(tasks);

        assertThat(rocket.balance(left, 31)).isEqualTo(15);
        assertThat(rocket.balance(right, 31)).isEqualTo(15);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    private static List<Callable<Answer>> copies(Rocket.Source source, Fields event) {
        return Collections.nCopies(50, () -> source.hook().post(event));
    }

    private static List<Callable<Answer>> posts(Rocket.Source source) {
        return IntStream.rangeClosed(1, 50)
                .<Callable<Answer>>mapToObj(post -> () -> source.hook().post(GuideBody.forumPost(post, 31, post)))
                .toList();
    }

    private static void assertOneAcceptedRestDuplicates(List<Answer> answers, long points) {
        assertThat(answers.stream().map(Answer::outcome).filter("accepted"::equals))
                .hasSize(1);
        assertThat(answers.stream().map(Answer::outcome).filter("duplicate"::equals))
                .hasSize(answers.size() - 1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.points()).isEqualTo(points));
        Set<Integer> events =
                answers.stream().map(answer -> answer.json().getInt("event")).collect(Collectors.toSet());
        assertThat(events).hasSize(1);
    }
}
