package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;

/** A source that is sent bad bodies, and whether its books and the next good event mind. */
final class WatchedSource {
    static final String GOOD =
            "{\"id\":\"7\",\"eventname\":\"\\\\core\\\\event\\\\course_completed\",\"userid\":\"31\","
                    + "\"courseid\":\"7\",\"timecreated\":\"1795348800\"}";

    private final Rocket rocket;
    private final Rocket.Source source;
    private long nextGood = 1_000;
    private long refusedBefore;
    private long bookedBefore;

    WatchedSource(Rocket rocket) {
        this.rocket = rocket;
        this.source = rocket.newSource();
    }

    Hook hook() {
        return source.hook();
    }

    /** To be called before something bad is sent. */
    void look() {
        refusedBefore = refused();
        bookedBefore = booked();
    }

    /** Whatever came before, the next good event is served and the bad one left nothing behind. */
    void assertNextGoodEventIsServed() {
        nextGood++;
        Answer answer = source.hook().post(GuideBody.courseCompleted(nextGood, nextGood, 7));

        assertThat(answer.outcome()).isEqualTo("accepted");
        assertThat(answer.points()).isEqualTo(50);
        assertThat(booked()).isEqualTo(bookedBefore);
    }

    private long booked() {
        return rocket.sql().number("SELECT count(*) FROM entry WHERE learner_key = ?", source.userKey(31));
    }

    private long refused() {
        return rocket.sql().number("SELECT count(*) FROM delivery WHERE outcome = 'refused'")
                + rocket.sql().number("SELECT coalesce(sum(count), 0) FROM refusal_count");
    }

    void assertOnRecord() {
        Awaitility.await().untilAsserted(() -> assertThat(refused()).isGreaterThan(refusedBefore));
    }

    Answer send(String contentType, byte[] body, String... headers) {
        var request = source.hook().request(contentType, body);
        return rocket.http().send(headers.length == 0 ? request : request.headers(headers));
    }
}
