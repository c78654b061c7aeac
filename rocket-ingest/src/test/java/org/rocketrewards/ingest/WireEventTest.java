package org.rocketrewards.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireEventTest {
    private static WireEvent event(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new WireEvent(1, "x", 2, Instant.EPOCH, fields);
    }

    @Test
    void contentDoesNotDependOnTheOrderOfFields() {
        assertThat(event("a", "1", "b", "2").contentHash())
                .isEqualTo(event("b", "2", "a", "1").contentHash());
    }

    @Test
    void contentDependsOnEveryNameAndValue() {
        assertThat(new long[] {
                    event("a", "1").contentHash(),
                    event("a", "2").contentHash(),
                    event("b", "1").contentHash(),
                    event("a", "").contentHash(),
                    event().contentHash(),
                    event("a", "1", "b", "").contentHash(),
                    event("a1", "").contentHash(),
                    event("a", "1b").contentHash()
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void contentLeavesOutTheEventId() {
        assertThat(event("a", "1", "eventid", "720").contentHash())
                .isEqualTo(event("a", "1").contentHash());
    }

    /** The hash is stored: this number is SHA-256 of 00000001 61 00000002 c3a4, and must stay. */
    @Test
    void contentHashIsStable() {
        assertThat(event("a", "ä").contentHash()).isEqualTo(0xCFF7F19D3B064C34L);
    }

    @Test
    void fieldsCannotBeChangedAfterwards() {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("a", "1"));
        WireEvent event = new WireEvent(1, "x", 2, Instant.EPOCH, fields);
        fields.put("a", "2");

        assertThat(event.fields()).containsEntry("a", "1").isUnmodifiable();
    }

    @Test
    void numbersAreOnlyIntegers() {
        WireEvent event = event("a", "-7", "b", "", "c", "1.5", "d", "1234567890123456789", "e", "-", "f", "x");

        assertThat(event.number("a")).isEqualTo(-7);
        for (String name : new String[] {"b", "c", "d", "e", "f", "none"}) {
            assertThat(event.number(name)).isNull();
        }
    }

    @Test
    void textIsThereWhenItIsNotEmpty() {
        WireEvent event = event("a", "x", "b", "");

        assertThat(event.text("a")).contains("x");
        assertThat(event.text("b")).isEmpty();
        assertThat(event.text("c")).isEmpty();
        assertThat(event.carries("b")).isTrue();
        assertThat(event.carries("c")).isFalse();
    }
}
