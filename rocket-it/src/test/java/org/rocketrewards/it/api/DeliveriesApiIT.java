package org.rocketrewards.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** {@code GET /api/v1/deliveries}: each filter, pages, and what is refused. */
@ExtendWith(RunningRocket.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveriesApiIT {
    private static final String COMPLETED = "\\core\\event\\course_completed";
    private static final String UNKNOWN = "\\core\\event\\nothing_of_interest";

    private Rocket rocket;
    private Rocket.Source source;

    /** In the order of their ids. */
    private final List<Long> sent = new ArrayList<>();

    @BeforeAll
    void sevenDeliveries(Rocket running) {
        rocket = running;
        source = rocket.newSource();
        send(1, COMPLETED, 31, "courseid", "7");
        send(2, COMPLETED, 32, "courseid", "7");
        send(1, COMPLETED, 31, "courseid", "7");
        send(3, UNKNOWN, 31, "courseid", "7");
        send(4, "\\mod_forum\\event\\post_created", 31, "objectid", "9");
        send(5, COMPLETED, 2, "courseid", "8");
        send(6, COMPLETED, 31, "courseid", "9");
    }

    private void send(long id, String name, long user, String field, String value) {
        Answer answer = source.hook()
                .post(Hook.json(Map.of(
                        "id",
                        "" + id,
                        "eventname",
                        name,
                        "userid",
                        "" + user,
                        "timecreated",
                        "1795348800",
                        field,
                        value)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        sent.add(answer.json().getJsonNumber("delivery").longValueExact());
    }

    private Answer get(String query) {
        return rocket.api("deliveries?source=" + source.name() + query);
    }

    private static List<Long> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getJsonNumber("id").longValueExact())
                .toList();
    }

    /** Ids of what was sent as the given numbers, newest first. */
    private List<Long> those(String numbers) {
        List<Long> ids = new ArrayList<>();
        for (String number : numbers.strip().split(" ")) {
            if (!number.isEmpty()) {
                ids.add(0, sent.get(Integer.parseInt(number) - 1));
            }
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                       | 1 2 3 4 5 6 7
                    &outcome=accepted                        | 1 2 5 7
                    &outcome=duplicate                       | 3
                    &outcome=ignored                         | 4
                    &outcome=quarantined                     | 6
                    &outcome=failed                          | ''
                    &eventName=course_completed              | 1 2 3 6 7
                    &eventName=%5Ccore%5Cevent%5Ccourse_completed | 1 2 3 6 7
                    &eventName=post_created                  | 5
                    &eventName=never_seen                    | ''
                    &learner=31                              | 1 3 4 5 7
                    &learner=32                              | 2
                    &learner=99                              | ''
                    &learner=31&outcome=accepted             | 1 5 7
                    &learner=31&eventName=course_completed   | 1 3 7
                    &from=2001-01-01T00:00:00Z               | 1 2 3 4 5 6 7
                    &to=2001-01-01T00:00:00Z                 | ''
                    &from=2001-01-01T00:00:00%2B05:45        | 1 2 3 4 5 6 7
                    """)
    void aFilterFindsWhatItNamesNewestFirst(String query, String numbers) {
        assertThat(ids(get(query))).isEqualTo(those(numbers));
    }

    @Test
    void aStretchOfTimeLooksAtTheReceipt() {
        List<JsonObject> all = get("").json().getJsonArray("items").getValuesAs(JsonObject.class);
        Instant third = Instant.parse(all.get(4).getString("receivedAt"));

        assertThat(ids(get("&from=" + third))).isEqualTo(those("3 4 5 6 7"));
        assertThat(ids(get("&to=" + third))).isEqualTo(those("1 2"));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "6", "7", "200"})
    void pagesFollowOneAnotherWithoutGapOrRepeat(int limit) {
        List<Long> seen = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            Answer page = get("&limit=" + limit + (next.isEmpty() ? "" : "&cursor=" + next));
            List<Long> ids = ids(page);
            assertThat(ids).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(ids);
            next = page.json().isNull("next") ? "" : page.json().getString("next");
            pages++;
        } while (!next.isEmpty());

        assertThat(seen).isEqualTo(those("1 2 3 4 5 6 7"));
        assertThat(pages).isEqualTo((7 + limit - 1) / limit);
    }

    @Test
    void aPageOfAFilteredListContinuesThatList() {
        Answer first = get("&outcome=accepted&limit=3");

        Answer second = get("&outcome=accepted&limit=3&cursor=" + first.json().getString("next"));

        assertThat(ids(first)).isEqualTo(those("2 5 7"));
        assertThat(ids(second)).isEqualTo(those("1"));
        assertThat(second.json().isNull("next")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    limit=0                       | limit
                    limit=201                     | limit
                    limit=-1                      | limit
                    limit=ten                     | limit
                    limit=99999999999999999999    | limit
                    limit=1&limit=2               | limit
                    cursor=17                     | cursor
                    cursor=ZW50cmllczoxNw         | cursor
                    cursor=%00                    | cursor
                    outcome=paid                  | outcome
                    source=nowhere                | source
                    learner=31                    | source
                    source=moodle&learner=x       | learner
                    source=moodle&learner=1099511627776 | learner
                    from=yesterday                | from
                    to=2026-11-22                 | to
                    from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z | to
                    colour=red                    | colour
                    """)
    void whatCannotBeMeantIsRefusedAndNamed(String query, String field) {
        Answer answer = rocket.api("deliveries?" + query);

        answer.assertProblem(400, "invalid_parameter");
        assertThat(answer.json().getString("field")).isEqualTo(field);
    }

    @Test
    void withoutAKeyNothingIsTold() {
        Answer answer =
                rocket.http().send(rocket.http().to("/api/v1/deliveries").GET());

        answer.assertProblem(401, "token_refused");
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
    }
}
