package org.rocketrewards.ingest.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.ACADEMY;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.BOOK_VIEWED;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.COMPLETED;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.MOODLE;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.QUIZ_VIEWED;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.receivedAt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

class DeliveryLogTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final DeliveryLog log = new DeliveryLog();

    @BeforeEach
    void tenDeliveries() {
        log.database = DB.application();
        DeliveryLogFixture rows = new DeliveryLogFixture(DB);
        rows.accepted(1, MOODLE, COMPLETED, 31, 50);
        rows.accepted(2, MOODLE, QUIZ_VIEWED, 31, 2);
        rows.duplicate(3, MOODLE, COMPLETED, 31, 1);
        rows.refused(4);
        rows.accepted(5, ACADEMY, COMPLETED, 31, 50);
        rows.ignored(6, MOODLE, BOOK_VIEWED, 32);
        rows.quarantined(40, MOODLE, COMPLETED, 2, "actor_is_administrator");
        rows.accepted(41, MOODLE, BOOK_VIEWED, 33, 2);
        rows.ignored(42, ACADEMY, BOOK_VIEWED, 33);
        rows.accepted(70, MOODLE, QUIZ_VIEWED, 32, 2);
    }

    @Test
    void theNewestIsToldWithoutTheList() {
        assertThat(log.newest(DeliveryFilter.ALL)).isEqualTo(70);
        assertThat(log.newest(new DeliveryFilter("academy", null, null, null, null, null)))
                .isEqualTo(42);
        assertThat(log.newest(new DeliveryFilter("academy", Outcome.FAILED, null, null, null, null)))
                .isZero();
    }

    @Test
    void deliveriesAreCountedUpToALimit() {
        assertThat(log.count(DeliveryFilter.ALL, 100)).isEqualTo(10);
        assertThat(log.count(DeliveryFilter.ALL, 10)).isEqualTo(10);
        assertThat(log.count(DeliveryFilter.ALL, 4)).isEqualTo(5);
        assertThat(log.count(new DeliveryFilter("academy", Outcome.ACCEPTED, null, null, null, null), 100))
                .isEqualTo(1);
        assertThat(log.count(new DeliveryFilter(null, null, "no_such_event", null, null, null), 100))
                .isZero();
        assertThat(log.count(new DeliveryFilter("moodle", null, null, null, receivedAt(2), receivedAt(41)), 100))
                .isEqualTo(4);
    }

    @Test
    void anEventIsFoundByItsNumberInMoodle() {
        long moodleId = DB.number("SELECT moodle_id FROM event WHERE id = 5");

        assertThat(log.ofMoodle(moodleId)).extracting(DeliveryRow::id).contains(5L);
        assertThat(log.ofMoodle(987_654_321)).isEmpty();
    }

    @Test
    void aFileHasALineForEachThatTheFilterFinds() {
        String file = new String(
                log.csv(new DeliveryFilter("academy", null, null, null, null, null)), StandardCharsets.UTF_8);

        assertThat(file.lines()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("id,receivedAt,source,outcome");
            assertThat(lines.get(1)).startsWith("42,2026-10-12T12:00:00Z,academy,ignored,no_rule,");
            assertThat(lines.get(2)).startsWith("5,");
        });
    }

    @Test
    void everyDeliveryIsListedNewestFirst() {
        assertThat(ids(DeliveryFilter.ALL)).containsExactly(70L, 42L, 41L, 40L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        List<Long> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<DeliveryRow> page = log.find(DeliveryFilter.ALL, cursor, 3);
            page.items().forEach(row -> seen.add(row.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly(70L, 42L, 41L, 40L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aRowTellsWhatIsKnown() {
        DeliveryRow row = log.find(filter("moodle", Outcome.ACCEPTED, null, 32L), null, 50)
                .items()
                .get(0);

        assertThat(row)
                .isEqualTo(new DeliveryRow(
                        70,
                        receivedAt(70),
                        "moodle",
                        Outcome.ACCEPTED,
                        null,
                        null,
                        200,
                        70L,
                        "\\mod_quiz\\event\\course_module_viewed",
                        1070L,
                        32L,
                        32L,
                        receivedAt(70).minusSeconds(1),
                        2,
                        List.of("attributed_to_actor"),
                        900,
                        "192.0.2.1",
                        "rk_abcdefgh"));
    }

    @Test
    void aDeliveryRefusedAtTheGateHasNoSource() {
        DeliveryRow row = log.find(filter(null, Outcome.REFUSED, null, null), null, 50)
                .items()
                .get(0);

        assertThat(row.source()).isNull();
        assertThat(row.reason()).isEqualTo("token_refused");
        assertThat(row.httpStatus()).isEqualTo(401);
        assertThat(row.address()).isEqualTo("2001:db8::1");
    }

    @Test
    void sourcesAreToldApart() {
        assertThat(ids(filter("academy", null, null, null))).containsExactly(42L, 5L);
        assertThat(ids(filter("moodle", null, null, 31L))).containsExactly(3L, 2L, 1L);
        assertThat(ids(filter("academy", null, null, 31L))).containsExactly(5L);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void outcomesAreToldApart(Outcome outcome) {
        List<Long> expected = switch (outcome) {
            case ACCEPTED -> List.of(70L, 41L, 5L, 2L, 1L);
            case IGNORED -> List.of(42L, 6L);
            case QUARANTINED -> List.of(40L);
            case DUPLICATE -> List.of(3L);
            case REFUSED -> List.of(4L);
            case FAILED -> List.of();
        };

        assertThat(ids(filter(null, outcome, null, null))).isEqualTo(expected);
    }

    @Test
    void aShortNameMatchesEveryComponent() {
        assertThat(ids(filter(null, null, "course_module_viewed", null))).containsExactly(70L, 42L, 41L, 6L, 2L);
        assertThat(ids(filter(null, null, "viewed", null))).isEmpty();
        assertThat(ids(filter(null, null, "%", null))).isEmpty();
        assertThat(ids(filter(null, null, "viewed\0", null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\mod_book\\event\\course_module_viewed", "mod_book\\event\\course_module_viewed"})
    void aFullNameMatchesOneType(String name) {
        assertThat(ids(filter(null, null, name, null))).containsExactly(42L, 41L, 6L);
    }

    @Test
    void conditionsNarrowOneAnother() {
        assertThat(ids(filter("moodle", null, "course_module_viewed", null))).containsExactly(70L, 41L, 6L, 2L);
        assertThat(ids(filter("moodle", Outcome.IGNORED, "course_module_viewed", null)))
                .containsExactly(6L);
        assertThat(ids(filter("moodle", null, "course_module_viewed", 31L))).containsExactly(2L);
        assertThat(ids(filter(null, Outcome.QUARANTINED, "course_completed", null)))
                .containsExactly(40L);
    }

    @Test
    void aStretchOfTimeIncludesItsStartAndExcludesItsEnd() {
        assertThat(ids(between(receivedAt(5), receivedAt(41)))).containsExactly(40L, 6L, 5L);
        assertThat(ids(between(receivedAt(41), null))).containsExactly(70L, 42L, 41L);
        assertThat(ids(between(null, receivedAt(2)))).containsExactly(1L);
        assertThat(ids(between(receivedAt(70).plusSeconds(1), null))).isEmpty();
        assertThat(ids(between(null, receivedAt(1)))).isEmpty();
    }

    @Test
    void timeAndPagesGoTogether() {
        Page<DeliveryRow> first = log.find(between(receivedAt(2), receivedAt(41)), null, 3);
        Page<DeliveryRow> second = log.find(between(receivedAt(2), receivedAt(41)), first.next(), 3);

        assertThat(first.items()).extracting(DeliveryRow::id).containsExactly(40L, 6L, 5L);
        assertThat(second.items()).extracting(DeliveryRow::id).containsExactly(4L, 3L, 2L);
        assertThat(second.next()).isNull();
    }

    @Test
    void filtersThatCannotBeMeantAreRefused() {
        assertRefused("source", () -> ids(filter("nowhere", null, null, null)));
        assertRefused("source", () -> ids(filter("\0", null, null, null)));
        assertRefused("source", () -> filter(null, null, null, 31L));
        assertRefused("learner", () -> filter("moodle", null, null, UserKey.ID_LIMIT));
        assertRefused("to", () -> between(receivedAt(2), receivedAt(2)));
        assertRefused("limit", () -> log.find(DeliveryFilter.ALL, null, 0));
        assertRefused("cursor", () -> log.find(DeliveryFilter.ALL, "17", 50));
    }

    @Test
    void anEmptyLogIsAnEmptyPage() {
        DB.empty();

        assertThat(log.find(DeliveryFilter.ALL, null, 50)).isEqualTo(new Page<>(List.of(), null));
        assertThat(log.find(between(receivedAt(1), receivedAt(2)), null, 50).items())
                .isEmpty();
    }

    private List<Long> ids(DeliveryFilter filter) {
        return log.find(filter, null, 50).items().stream().map(DeliveryRow::id).toList();
    }

    private static DeliveryFilter filter(
            @Nullable String source, @Nullable Outcome outcome, @Nullable String eventName, @Nullable Long learner) {
        return new DeliveryFilter(source, outcome, eventName, learner, null, null);
    }

    private static DeliveryFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new DeliveryFilter(null, null, null, null, from, to);
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(RocketException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
                    assertThat(refusal.members()).containsEntry("field", field);
                });
    }
}
