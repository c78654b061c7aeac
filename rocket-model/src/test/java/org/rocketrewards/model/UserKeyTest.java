package org.rocketrewards.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UserKeyTest {
    @Property
    void sourceAndUserCanBeReadBack(
            @ForAll @IntRange(min = 1, max = 0x7F_FFFF) int source,
            @ForAll @LongRange(min = -(1L << 40) + 1, max = (1L << 40) - 1) long user) {
        long key = UserKey.of(source, user);

        assertThat(UserKey.sourceOf(key)).isEqualTo(source);
        assertThat(UserKey.userOf(key)).isEqualTo(user);
    }

    @Test
    void idsFrom2To40UpAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> UserKey.of(1, 1L << 40));
    }
}
