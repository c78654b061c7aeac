package org.rocketrewards.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The oracle against the sentences that it was written from: each example can be checked by reading. */
class OracleTest {
    private static final long DAY = 86_400;
    private static final String COMPLETION = "\\core\\event\\course_module_completion_updated";

    private final Oracle oracle = new Oracle(Catalogue.load());

    @Test
    void catalogueHasSixtySevenTypes() {
        assertThat(Catalogue.load().size()).isEqualTo(67);
    }

    @Test
    void guideTemplateWithoutRelateduseridCreditsTheActor() {
        Expected expected = oracle.deliver(guide(1, "\\core\\event\\course_completed", 31));

        assertThat(expected.points()).isEqualTo(50);
        assertThat(expected.learner()).isEqualTo(31);
    }

    @Test
    void guideTemplateNeverCreditsTheAdministrator() {
        Expected expected = oracle.deliver(guide(1, "\\core\\event\\course_completed", 2));

        assertThat(expected.status()).isEqualTo("quarantined");
        assertThat(expected.reasons()).containsExactly("actor_is_administrator");
    }

    @Test
    void enrolledTwiceAndTakenBackOnceIsStillPaid() {
        oracle.deliver(enrolled(1, 31, "\\core\\event\\user_enrolment_created", "501"));
        oracle.deliver(enrolled(2, 31, "\\core\\event\\user_enrolment_created", "502"));

        Expected back = oracle.deliver(enrolled(3, 31, "\\core\\event\\user_enrolment_deleted", "501"));

        assertThat(back.reasons()).containsExactly("still_claimed");
        assertThat(oracle.balances()).containsExactly(Map.entry(31L, 5L));
    }

    @Test
    void tickedUntickedTickedIsPaidInAnyOrderOfArrival() {
        List<Fields> story = List.of(completion(10, "1"), completion(20, "0"), completion(30, "1"));

        for (List<Integer> order : List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0))) {
            Oracle books = new Oracle(Catalogue.load());
            order.forEach(i -> books.deliver(story.get(i)));
            assertThat(books.balances()).as("order %s", order).containsExactly(Map.entry(31L, 10L));
        }
    }

    @Test
    void tickedAndUntickedPaysNothingWhicheverComesFirst() {
        oracle.deliver(completion(20, "0"));
        Expected late = oracle.deliver(completion(10, "1"));

        assertThat(late.reasons()).containsExactly("reversed_already");
        assertThat(oracle.balances()).isEmpty();
    }

    @Test
    void thirdStateIsNeitherAwardNorReversal() {
        oracle.deliver(completion(1, "1"));
        Expected failed = oracle.deliver(completion(2, "3"));

        assertThat(failed.reasons()).containsExactly("filter_not_matched");
        assertThat(oracle.balances()).containsExactly(Map.entry(31L, 10L));
    }

    @Test
    void richTemplateAfterThePlainOnePaysNothingTwice() {
        oracle.deliver(with(guide(1, COMPLETION, 31), "objectid", "44"));
        Expected rich = oracle.deliver(with(with(completion(2, "1"), "objectid", "44"), "contextinstanceid", "77"));
        Expected other = oracle.deliver(without(with(completion(3, "2"), "contextinstanceid", "77"), "objectid"));

        assertThat(rich.reasons()).containsExactly("already_awarded");
        assertThat(other.points()).isEqualTo(10);
    }

    @Test
    void placeFreedByAReversalServesALaterEventNotOneAlreadyRefused() {
        String posted = "\\mod_forum\\event\\post_created";
        for (int post = 1; post <= 4; post++) {
            oracle.deliver(with(guide(post, posted, 31), "objectid", "" + post));
        }
        oracle.deliver(with(guide(5, "\\mod_forum\\event\\post_deleted", 31), "objectid", "2"));
        assertThat(oracle.balances()).containsExactly(Map.entry(31L, 10L));

        Expected later = oracle.deliver(with(guide(6, posted, 31), "objectid", "6"));

        assertThat(later.points()).isEqualTo(5);
        assertThat(later.balance()).isEqualTo(15);
    }

    @Test
    void capCountsTheDayOnWhichItHappened() {
        Fields login = guide(1, "\\core\\event\\user_loggedin", 31);
        Fields sameDay = with(login, "id", "2");
        Fields dayBefore = with(with(login, "id", "3"), "timecreated", "" + (login.number("timecreated") - DAY));

        assertThat(oracle.deliver(login).points()).isEqualTo(5);
        assertThat(oracle.deliver(sameDay).reasons()).containsExactly("cap_reached");
        assertThat(oracle.deliver(dayBefore).points()).isEqualTo(5);
    }

    @Test
    void resendRepeatsTheFirstAnswer() {
        Fields login = guide(1, "\\core\\event\\user_loggedin", 31);
        oracle.deliver(login);

        Expected again = oracle.deliver(with(login, "component", "other"));

        assertThat(again.status()).isEqualTo("duplicate");
        assertThat(again.first()).isEqualTo("accepted");
        assertThat(again.points()).isEqualTo(5);
        assertThat(again.booked()).isEmpty();
    }

    @Test
    void externalToolIsNotPaidAsAResourceToo() {
        Expected opened = oracle.deliver(with(guide(1, "\\mod_lti\\event\\course_module_viewed", 31), "objectid", "9"));
        Expected page = oracle.deliver(with(guide(2, "\\mod_page\\event\\course_module_viewed", 31), "objectid", "9"));

        assertThat(opened.points() + page.points()).isEqualTo(4);
        assertThat(oracle.entries()).isEqualTo(2);
    }

    private static Fields guide(long id, String eventName, long userId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "" + id);
        fields.put("eventname", eventName);
        fields.put("component", "core");
        fields.put("action", "a");
        fields.put("target", "t");
        fields.put("objectid", "44");
        fields.put("userid", "" + userId);
        fields.put("courseid", "7");
        fields.put("timecreated", "1795348800");
        fields.put("other", "{other}");
        return new Fields(fields);
    }

    private static Fields enrolled(long id, long userId, String eventName, String enrolment) {
        return with(with(guide(id, eventName, 2), "relateduserid", "" + userId), "objectid", enrolment);
    }

    private static Fields completion(long id, String state) {
        return with(with(guide(id, COMPLETION, 31), "relateduserid", "31"), "other_completionstate", state);
    }

    private static Fields with(Fields fields, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields.all());
        changed.put(name, value);
        return new Fields(changed);
    }

    private static Fields without(Fields fields, String name) {
        Map<String, String> changed = new LinkedHashMap<>(fields.all());
        changed.remove(name);
        return new Fields(changed);
    }
}
