package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.Fixtures.refused;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocketrewards.ingest.control.Refusals.Flood;

class RefusalsTest {
    private static final String NOON = "2026-11-22T12:00:30Z";
    private static final Instant MINUTE = Instant.parse("2026-11-22T12:00:00Z");
    private final Refusals refusals = new Refusals();

    @Test
    void sixtyOfASenderAndReasonAreListedInAMinute() {
        for (int i = 0; i < 75; i++) {
            refusals.add(refused(NOON, "203.0.113.7", "token_refused", null));
        }

        assertThat(refusals.takeListed(1_000)).hasSize(60);
        assertThat(refusals.takeCounts()).containsOnly(Map.entry(flood("203.0.113.7"), 15L));
    }

    @Test
    void nextMinuteIsListedAgain() {
        for (int i = 0; i < 61; i++) {
            refusals.add(refused(NOON, "203.0.113.7", "token_refused", null));
        }

        refusals.add(refused("2026-11-22T12:01:00Z", "203.0.113.7", "token_refused", null));

        assertThat(refusals.takeListed(1_000)).hasSize(61);
    }

    @Test
    void clockThatWasSetBackBeginsAnotherMinute() {
        for (int i = 0; i < 61; i++) {
            refusals.add(refused("2027-01-01T12:00:30Z", "203.0.113.7", "token_refused", null));
        }
        refusals.takeCounts();

        for (int i = 0; i < 61; i++) {
            refusals.add(refused(NOON, "203.0.113.7", "token_refused", null));
        }

        assertThat(refusals.takeListed(1_000)).hasSize(120);
        assertThat(refusals.takeCounts()).containsOnly(Map.entry(flood("203.0.113.7"), 1L));
    }

    @Test
    void anotherReasonOrSenderIsListed() {
        for (int i = 0; i < 61; i++) {
            refusals.add(refused(NOON, "203.0.113.7", "token_refused", null));
        }
        refusals.takeListed(1_000);

        refusals.add(refused(NOON, "203.0.113.7", "address_refused", null));
        refusals.add(refused(NOON, "203.0.113.8", "token_refused", null));

        assertThat(refusals.takeListed(1_000)).hasSize(2);
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneSender() {
        for (int i = 0; i < 70; i++) {
            refusals.add(refused(NOON, "2001:db8:1:2::" + i, "token_refused", null));
        }

        assertThat(refusals.takeListed(1_000)).hasSize(60);
        assertThat(refusals.takeCounts()).containsEntry(flood("2001:db8:1:2:0:0:0:0/64"), 10L);
    }

    @Test
    void manySendersWithoutTokenAreCountedAndKnownOnesStillListed() {
        for (int i = 0; i < 3_000; i++) {
            refusals.add(
                    refused(NOON, "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256, "token_refused", null));
        }

        refusals.add(refused(NOON, "192.0.2.1", "malformed_body", 7));

        assertThat(refusals.takeListed(10_000))
                .hasSize(1_201)
                .last()
                .satisfies(last -> assertThat(last.tokenId()).isEqualTo(7));
        assertThat(refusals.takeCounts()).hasSize(1_800);
    }

    @Test
    void beyondTenThousandSendersNobodyIsToldApart() {
        for (int i = 0; i < 12_000; i++) {
            refusals.add(refused(NOON, "10.9." + i / 256 + "." + i % 256, "token_refused", null));
        }

        assertThat(refusals.takeCounts())
                .containsEntry(flood("0.0.0.0/0"), 2_000L)
                .hasSize(10_000 - 1_200 + 1);
    }

    @Test
    void fullQueueIsCounted() {
        for (int i = 0; i < 5_000; i++) {
            refusals.add(refused(NOON, "10.9." + i / 256 + "." + i % 256, "malformed_body", 7));
        }

        assertThat(refusals.takeListed(10_000)).hasSize(4_096);
        assertThat(refusals.takeCounts()).hasSize(904);
    }

    private static Flood flood(String address) {
        return new Flood(MINUTE, address, "token_refused");
    }
}
