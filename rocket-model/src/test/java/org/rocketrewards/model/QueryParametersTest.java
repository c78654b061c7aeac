package org.rocketrewards.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    @Test
    void aMisspeltParameterIsNamed() {
        assertRefused("outcom", () -> parameters("outcom", "failed"));
    }

    @Test
    void anAddressThatTakesNoneRefusesAll() {
        assertRefused("x", () -> QueryParameters.requireNone(Map.of("x", List.of("1"))));
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        assertRefused(
                "outcome",
                () -> new QueryParameters(Map.of("outcome", List.of("failed", "refused")), List.of("outcome")));
    }

    @Test
    void anEmptyValueIsNotGiven() {
        assertThat(parameters("learner", "").number("learner")).isNull();
        assertThat(parameters("from", "").instant("from")).isNull();
        assertThat(parameters("limit", "").limit()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "9223372036854775808", " 1", "0x1"})
    void whatIsNoNumberIsRefused(String number) {
        assertRefused("learner", () -> parameters("learner", number).number("learner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "many"})
    void limitsOutsideTheRangeAreRefused(String limit) {
        assertRefused("limit", () -> parameters("limit", limit).limit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T10:00:00Z", "2026-11-22T11:00:00+01:00", "2026-11-22T11:00:00 01:00"})
    void instantsComeWithAnyOffset(String text) {
        assertThat(parameters("from", text).instant("from")).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "yesterday", "1795354392", "2026-02-30T00:00:00Z", "+300000-01-01T00:00:00Z"})
    void whatIsNoInstantIsRefused(String text) {
        assertRefused("from", () -> parameters("from", text).instant("from"));
    }

    private static QueryParameters parameters(String name, String value) {
        return new QueryParameters(
                Map.of(name, List.of(value)), List.of("limit", "cursor", "learner", "outcome", "from"));
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
