package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
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
        Rocket.Source source = rocket.newSource();

        List<Answer> answers = Parallel.atOnce(copies(source, GuideBody.courseCompleted(1, 31, 7)));

        assertOneAcceptedRestDuplicates(answers, 50);
        assertThat(rocket.entries(source)).isEqualTo(1);
        assertThat(rocket.balance(source, 31)).isEqualTo(50);
    }

    @Test
    void twoSourcesWithTheSameIdsAreTwoEvents(Rocket rocket) {
        Rocket.Source left = rocket.newSource();
        Rocket.Source right = rocket.newSource();
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
        Rocket.Source source = rocket.newSource();

        List<Answer> answers = Parallel.atOnce(posts(source));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.outcome()).isEqualTo("accepted"));
        assertThat(answers.stream().mapToLong(Answer::points).sum()).isEqualTo(15);
        assertThat(rocket.balance(source, 31)).isEqualTo(15);
        assertThat(rocket.entries(source)).isEqualTo(3);
    }

    @Test
    void capsOfTwoSourcesAreTwoCaps(Rocket rocket) {
        Rocket.Source left = rocket.newSource();
        Rocket.Source right = rocket.newSource();
        List<Callable<Answer>> tasks = new ArrayList<>(posts(left));
        tasks.addAll(posts(right));
        Collections.shuffle(tasks);

        Parallel.atOnce(tasks);

        assertThat(rocket.balance(left, 31)).isEqualTo(15);
        assertThat(rocket.balance(right, 31)).isEqualTo(15);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    /** Months get their tables when their first event comes, from whichever connection. */
    @Test
    void firstEventsOfAMonthAreAllBooked(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        // months that nobody else uses, and that a source with any number finds in the past
        YearMonth newest = YearMonth.of(2003, 1).plusMonths(source.id() % 120);
        for (int month = 0; month < 12; month++) {
            long first = newest.minusYears(1).plusMonths(month).atDay(2).toEpochDay() * 86_400;
            long offset = month * 100L;

            List<Answer> answers = Parallel.atOnce(IntStream.rangeClosed(1, 30)
                    .<Callable<Answer>>mapToObj(i -> () -> source.hook()
                            .post(GuideBody.event(
                                    offset + i, "\\core\\event\\course_completed", 100 + offset + i, 1, 7, first + i)))
                    .toList());

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.outcome()).isEqualTo("accepted"));
        }
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
