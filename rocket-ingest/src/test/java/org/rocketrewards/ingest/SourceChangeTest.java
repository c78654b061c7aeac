package org.rocketrewards.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.model.RocketException;

class SourceChangeTest {
    @Test
    void titleIsNeitherEmptyNorEndless() {
        assertThat(fieldRefused(" ", Set.of(2L), null)).isEqualTo("title");
        assertThat(fieldRefused("x".repeat(201), Set.of(2L), null)).isEqualTo("title");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 40})
    void administratorIsAMoodleUser(long id) {
        assertThat(fieldRefused("Campus", Set.of(id), null)).isEqualTo("administratorIds");
    }

    @Test
    void administratorsAreFew() {
        Set<Long> many = LongStream.rangeClosed(1, 101).boxed().collect(Collectors.toSet());

        assertThat(fieldRefused("Campus", many, null)).isEqualTo("administratorIds");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, 1_000_001})
    void rateIsPositive(int perSecond) {
        assertThat(fieldRefused("Campus", Set.of(2L), perSecond)).isEqualTo("eventsPerSecond");
    }

    @Test
    void noAdministratorAndNoLimitAreAllowed() {
        assertThat(change("Campus", Set.of(), null).administratorIds()).isEmpty();
    }

    private static @Nullable Object fieldRefused(String title, Set<Long> administrators, @Nullable Integer perSecond) {
        return catchThrowableOfType(RocketException.class, () -> change(title, administrators, perSecond))
                .members()
                .get("field");
    }

    private static SourceChange change(String title, Set<Long> administrators, @Nullable Integer perSecond) {
        return new SourceChange(title, "", ZoneOffset.UTC, false, administrators, Set.of(1L), perSecond, true, 1);
    }
}
