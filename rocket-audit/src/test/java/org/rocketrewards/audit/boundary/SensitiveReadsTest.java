package org.rocketrewards.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the audit trail says what somebody asked for. */
class SensitiveReadsTest {
    /** As the services take filters. */
    public record Filter(@Nullable String source, @Nullable Long learner) {}

    @Test
    void aFilterIsToldByWhatItSays() {
        assertThat(SensitiveReads.asked(new Filter("moodle", null), 50)).isEqualTo("source=moodle, 50");
        assertThat(SensitiveReads.asked(new Filter(null, 31L))).isEqualTo("learner=31");
    }

    @Test
    void whatIsNotSaidIsNotTold() {
        assertThat(SensitiveReads.asked(new Filter(null, null), null, 50)).isEqualTo("50");
        assertThat(SensitiveReads.asked()).isEmpty();
    }
}
