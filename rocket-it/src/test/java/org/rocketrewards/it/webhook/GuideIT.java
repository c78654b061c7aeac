package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.oracle.Fields;

/** The integration guide's own examples, with its own body template. */
@ExtendWith(RunningRocket.class)
class GuideIT {
    private static final long DAY = 86_400;

    private Rocket rocket;
    private Rocket.Source source;

    @BeforeEach
    void newSource(Rocket running) {
        rocket = running;
        source = rocket.newSource();
    }

    private Answer send(Fields event) {
        return source.hook().post(GuideBody.fill(event));
    }

    @ParameterizedTest
    @CsvSource({
        "\\core\\event\\course_completed, 50",
        "\\core\\event\\course_module_completion_updated, 10",
        "\\core\\event\\user_loggedin, 5",
        "\\mod_assign\\event\\assessable_submitted, 15",
        "\\mod_quiz\\event\\attempt_submitted, 20",
        "\\mod_forum\\event\\post_created, 5",
        "\\core\\event\\course_module_viewed, 2",
        "\\mod_page\\event\\course_module_viewed, 2",
    })
    void mappingPaysTheLearnerWhoActed(String eventName, long points) {
        Answer answer = send(GuideBody.event(1, eventName, 31, 44, 7, GuideBody.NOON));

        assertThat(answer.outcome()).isEqualTo("accepted");
        assertThat(answer.points()).isEqualTo(points);
        assertThat(answer.json().getInt("balance")).isEqualTo(points);
        assertThat(rocket.balance(source, 31)).isEqualTo(points);
    }

    @Test
    void firstStartPrintsTheUrlAndATokenThatWork() {
        String url = rocket.process().firstRun().getProperty("webhook.url");

        Answer answer = rocket.firstHook().post(GuideBody.fill(GuideBody.courseCompleted(900_001, 9_001, 7)));

        assertThat(url).endsWith(":" + rocket.process().port() + Hook.PATH);
        assertThat(rocket.process().firstRun().getProperty("source.name")).isEqualTo("moodle");
        assertThat(answer.outcome()).isEqualTo("accepted");
        assertThat(answer.points()).isEqualTo(50);
    }

    @Test
    void courseIsPaidOncePerCourse() {
        assertThat(send(GuideBody.courseCompleted(1, 31, 7)).points()).isEqualTo(50);
        assertThat(send(GuideBody.courseCompleted(2, 31, 7)).points()).isZero();
        assertThat(send(GuideBody.courseCompleted(3, 31, 8)).points()).isEqualTo(50);
        assertThat(rocket.balance(source, 31)).isEqualTo(100);
    }

    @Test
    void moduleIsPaidOncePerModule() {
        String completion = "\\core\\event\\course_module_completion_updated";
        assertThat(send(GuideBody.event(1, completion, 31, 44, 7, GuideBody.NOON))
                        .points())
                .isEqualTo(10);
        assertThat(send(GuideBody.event(2, completion, 31, 44, 7, GuideBody.NOON + DAY))
                        .points())
                .isZero();
        assertThat(send(GuideBody.event(3, completion, 31, 45, 7, GuideBody.NOON))
                        .points())
                .isEqualTo(10);
    }

    @Test
    void logInIsPaidOnceADay() {
        String login = "\\core\\event\\user_loggedin";
        assertThat(send(GuideBody.event(1, login, 31, 31, 0, GuideBody.NOON)).points())
                .isEqualTo(5);
        assertThat(send(GuideBody.event(2, login, 31, 31, 0, GuideBody.NOON + 60))
                        .points())
                .isZero();
        assertThat(send(GuideBody.event(3, login, 31, 31, 0, GuideBody.NOON - DAY))
                        .points())
                .isEqualTo(5);
        assertThat(send(GuideBody.event(4, login, 32, 32, 0, GuideBody.NOON)).points())
                .isEqualTo(5);
    }

    @Test
    void submissionAndAttemptArePaidOnceEach() {
        for (String eventName :
                new String[] {"\\mod_assign\\event\\assessable_submitted", "\\mod_quiz\\event\\attempt_submitted"}) {
            long first = send(GuideBody.event(1, eventName, 31, 44, 7, GuideBody.NOON))
                    .points();
            assertThat(first).isPositive();
            assertThat(send(GuideBody.event(2, eventName, 31, 44, 7, GuideBody.NOON))
                            .points())
                    .isZero();
            assertThat(send(GuideBody.event(3, eventName, 31, 45, 7, GuideBody.NOON))
                            .points())
                    .isEqualTo(first);
        }
    }

    @Test
    void threeForumPostsADayCount() {
        long points = 0;
        for (int post = 1; post <= 5; post++) {
            points += send(GuideBody.forumPost(post, 31, post)).points();
        }
        assertThat(points).isEqualTo(15);
        assertThat(send(GuideBody.event(9, "\\mod_forum\\event\\post_created", 31, 9, 7, GuideBody.NOON - DAY))
                        .points())
                .isEqualTo(5);
    }

    @Test
    void resourceViewedTwiceIsPaidOnce() {
        String viewed = "\\mod_resource\\event\\course_module_viewed";
        assertThat(send(GuideBody.event(1, viewed, 31, 44, 7, GuideBody.NOON)).points())
                .isEqualTo(2);
        assertThat(send(GuideBody.event(2, viewed, 31, 44, 7, GuideBody.NOON + 1))
                        .points())
                .isZero();
    }

    @Test
    void resendIsADuplicateWithTheFirstAnswer() {
        Answer first = send(GuideBody.courseCompleted(1, 31, 7));
        Answer second = send(GuideBody.courseCompleted(1, 31, 7));

        assertThat(second.outcome()).isEqualTo("duplicate");
        assertThat(second.json().getString("first")).isEqualTo("accepted");
        assertThat(second.json().getInt("event")).isEqualTo(first.json().getInt("event"));
        assertThat(second.points()).isEqualTo(50);
        assertThat(rocket.balance(source, 31)).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public/hook/moodle/events",
                "/api/public/hook/moodle/event/",
                "/api/public/hook/moodle",
                "/api/public/hook",
                "/api/public",
                "/api/",
                "/api",
                "/api/v2/events",
                "/API/public/hook/moodle/event",
                "/api/public/hook/moodle/event/1",
                "/hook/moodle/event",
            })
    void mistypedUrlIsNotFoundAndNeverARedirect(String path) {
        Answer answer = source.hook()
                .http()
                .send(rocket.http()
                        .to(path)
                        .header("Authorization", "Bearer " + source.hook().token())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                GuideBody.fill(GuideBody.courseCompleted(1, 31, 7)))));

        assertThat(answer.header("Location")).isEmpty();
        if (path.toLowerCase(Locale.ROOT).startsWith("/api") && !path.startsWith("/API")) {
            answer.assertProblem(404, "not_found");
        } else {
            assertThat(answer.status()).isIn(404, 405);
        }
        assertThat(rocket.balance(source, 31)).isZero();
    }

    @Test
    void wrongTokenIsUnauthorized() {
        for (String authorization : new String[] {
            "Bearer rk_wrong", "Bearer ", "Basic " + source.hook().token(), "x"
        }) {
            Answer answer = rocket.http()
                    .send(rocket.http()
                            .to(Hook.PATH)
                            .header("Authorization", authorization)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{}")));
            answer.assertProblem(401, "token_refused");
            assertThat(answer.header("WWW-Authenticate").orElse("none")).startsWith("Bearer");
        }
        Answer none = rocket.http().send(rocket.http().to(Hook.PATH).POST(HttpRequest.BodyPublishers.ofString("{}")));
        none.assertProblem(401, "token_refused");
    }

    @Test
    void schemeIsBearerInAnyCase() {
        Answer answer = rocket.http()
                .send(rocket.http()
                        .to(Hook.PATH)
                        .header("Authorization", "bEARER " + source.hook().token())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                GuideBody.fill(GuideBody.courseCompleted(1, 31, 7)))));

        assertThat(answer.outcome()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreNotAllowed(String method) {
        Answer answer = rocket.http()
                .send(rocket.http()
                        .to(Hook.PATH)
                        .header("Authorization", "Bearer " + source.hook().token())
                        .method(method, HttpRequest.BodyPublishers.noBody()));

        answer.assertProblem(405, "method_not_allowed");
        assertThat(answer.header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }
}
