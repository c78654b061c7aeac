package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Http;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Whoever tries tokens is slowed down; a source with a good one is not, although it comes from the same address. */
@ExtendWith(RunningRocket.class)
class TokenFloodIT {
    /** Nobody else's, so that the other tests are not slowed down. */
    private static final String ADDRESS = "127.0.0.77";

    private static final int MOST_TRIES = 200;

    @Test
    void guessingIsSlowedDownAndHarmsNobodyElse(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        Http theirs = rocket.http().from(ADDRESS);
        Hook guessing = new Hook(theirs, "rk_guessed");
        Hook good = new Hook(theirs, source.hook().token());

        Answer answer = guessing.postAlone(GuideBody.courseCompleted(1, 31, 1));
        answer.assertProblem(401, "token_refused");
        for (int i = 0; i < MOST_TRIES && answer.status() == 401; i++) {
            answer = guessing.postAlone(GuideBody.courseCompleted(1, 31, 1));
        }
        answer.assertProblem(429, "rate_limited");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 60);

        for (int id = 1; id <= 20; id++) {
            guessing.postAlone(GuideBody.courseCompleted(id, 31, id));
            assertThat(good.postAlone(GuideBody.courseCompleted(id, 31, id)).outcome())
                    .isEqualTo("accepted");
        }
        assertThat(rocket.entries(source)).isEqualTo(20);
    }
}
