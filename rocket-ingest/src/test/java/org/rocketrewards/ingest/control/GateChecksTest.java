package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rocketrewards.ingest.Admission;
import org.rocketrewards.ingest.GateRefusedException;
import org.rocketrewards.ingest.SourceSettings;
import org.rocketrewards.model.ProblemType;

class GateChecksTest {
    private static final String INSIDE = "10.1.2.3";
    private static final String OUTSIDE = "203.0.113.7";

    private final MovingClock clock = new MovingClock("2026-11-22T12:00:00Z");
    private final GateChecks checks = new GateChecks(clock, new ClockMeter());

    @Test
    void validTokenIsLetInWithItsSource() {
        GateSnapshot snapshot = snapshot(source(1, true, null));

        Admission admission = admit(snapshot, "Bearer good-1", OUTSIDE);

        assertThat(admission.source().name()).isEqualTo("moodle-1");
        assertThat(admission.tokenId()).isEqualTo(101);
    }

    @Test
    void noTokenIsRefused() {
        GateRefusedException refused = refused(snapshot(source(1, true, null)), null, OUTSIDE);

        assertThat(refused.type()).isEqualTo(ProblemType.TOKEN_REFUSED);
        assertThat(refused.detail()).contains("no bearer token");
        assertThat(refused.sourceId()).isNull();
    }

    @Test
    void unknownTokenIsRefused() {
        GateRefusedException refused = refused(snapshot(source(1, true, null)), "Bearer guess", OUTSIDE);

        assertThat(refused.type()).isEqualTo(ProblemType.TOKEN_REFUSED);
        assertThat(refused.tokenId()).isNull();
        assertThat(refused.detail()).doesNotContain("guess");
    }

    @Test
    void withoutAnySourceTheTokenIsWhatIsWrong() {
        assertThat(refused(snapshot(), "Bearer guess", OUTSIDE).type()).isEqualTo(ProblemType.TOKEN_REFUSED);
    }

    @Test
    void tokenIsValidUntilTheInstantOfItsExpiry() {
        GateSnapshot snapshot = snapshot(source(1, true, null));

        assertThat(admit(snapshot, "Bearer expiring-1", OUTSIDE).tokenId()).isEqualTo(201);
        clock.forward(Duration.ofHours(24));

        GateRefusedException refused = refused(snapshot, "Bearer expiring-1", OUTSIDE);
        assertThat(refused.type()).isEqualTo(ProblemType.TOKEN_REFUSED);
        assertThat(refused.detail()).contains("2026-11-23T12:00:00Z");
        assertThat(refused.sourceId()).isEqualTo(1);
        assertThat(refused.tokenId()).isEqualTo(201);
    }

    @Test
    void revokedTokenIsRefused() {
        GateRefusedException refused = refused(snapshot(source(1, true, null)), "Bearer revoked-1", OUTSIDE);

        assertThat(refused.type()).isEqualTo(ProblemType.TOKEN_REFUSED);
        assertThat(refused.tokenId()).isEqualTo(301);
    }

    @Test
    void sourceThatIsSwitchedOffIsRefused() {
        GateRefusedException refused = refused(snapshot(source(1, false, null)), "Bearer good-1", OUTSIDE);

        assertThat(refused.type()).isEqualTo(ProblemType.TOKEN_REFUSED);
        assertThat(refused.detail()).contains("switched off");
    }

    @Test
    void addressOnTheAllowlistIsLetIn() {
        assertThat(admit(snapshot(source(1, true, null, "10.0.0.0/8")), "Bearer good-1", INSIDE)
                        .tokenId())
                .isEqualTo(101);
    }

    @Test
    void addressOutsideTheAllowlistIsRefusedAndTold() {
        GateRefusedException refused = refused(snapshot(source(1, true, null, "10.0.0.0/8")), "Bearer good-1", OUTSIDE);

        assertThat(refused.type()).isEqualTo(ProblemType.ADDRESS_REFUSED);
        assertThat(refused.detail()).contains(OUTSIDE);
        assertThat(refused.sourceId()).isEqualTo(1);
        assertThat(refused.tokenId()).isEqualTo(101);
    }

    @Test
    void allowlistOfAnotherSourceDoesNotHelp() {
        GateSnapshot snapshot = snapshot(source(1, true, null, "10.0.0.0/8"), source(2, true, null, "203.0.113.0/24"));

        assertThat(refused(snapshot, "Bearer good-1", OUTSIDE).type()).isEqualTo(ProblemType.ADDRESS_REFUSED);
    }

    @Test
    void strangerOnNoAllowlistLearnsNothingAboutHisToken() {
        GateSnapshot snapshot = snapshot(source(1, true, null, "10.0.0.0/8"));

        List<GateRefusedException> answers = List.of(
                refused(snapshot, null, OUTSIDE),
                refused(snapshot, "Bearer guess", OUTSIDE),
                refused(snapshot, "Bearer revoked-1", OUTSIDE),
                refused(snapshot, "Bearer good-1", OUTSIDE));

        assertThat(answers).extracting(GateRefusedException::type).containsOnly(ProblemType.ADDRESS_REFUSED);
        assertThat(answers)
                .extracting(GateRefusedException::detail)
                .containsOnly(answers.get(0).detail());
    }

    @Test
    void unknownTokenFromAnAddressOfSomeSourceIsAboutTheToken() {
        GateSnapshot snapshot = snapshot(source(1, true, null, "10.0.0.0/8"));

        assertThat(refused(snapshot, "Bearer guess", INSIDE).type()).isEqualTo(ProblemType.TOKEN_REFUSED);
    }

    @Test
    void guessingIsSlowedDownButNeverAGoodToken() {
        GateSnapshot snapshot = snapshot(source(1, true, null));

        for (int i = 0; i < 20; i++) {
            assertThat(refused(snapshot, "Bearer guess", OUTSIDE).type()).isEqualTo(ProblemType.TOKEN_REFUSED);
        }

        GateRefusedException slowed = refused(snapshot, null, OUTSIDE);
        assertThat(slowed.type()).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(slowed.members()).containsEntry("retryAfter", 60L);
        assertThat(admit(snapshot, "Bearer good-1", OUTSIDE).tokenId()).isEqualTo(101);
        assertThat(refused(snapshot, "Bearer guess", "203.0.113.8").type()).isEqualTo(ProblemType.TOKEN_REFUSED);
    }

    @Test
    void endedTokenIsNotAGuess() {
        GateSnapshot snapshot = snapshot(source(1, true, null));

        for (int i = 0; i < 50; i++) {
            assertThat(refused(snapshot, "Bearer revoked-1", OUTSIDE).type()).isEqualTo(ProblemType.TOKEN_REFUSED);
        }
    }

    @Test
    void sourceIsHeldToItsRate() {
        GateSnapshot snapshot = snapshot(source(1, true, 5), source(2, true, null));

        for (int i = 0; i < 5; i++) {
            admit(snapshot, "Bearer good-1", OUTSIDE);
        }

        GateRefusedException refused = refused(snapshot, "Bearer good-1", OUTSIDE);
        assertThat(refused.type()).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(refused.members()).containsEntry("retryAfter", 1L);
        assertThat(refused.sourceId()).isEqualTo(1);
        assertThat(admit(snapshot, "Bearer good-2", OUTSIDE).tokenId()).isEqualTo(102);
        clock.forward(Duration.ofMillis(200));
        assertThat(admit(snapshot, "Bearer good-1", OUTSIDE).tokenId()).isEqualTo(101);
    }

    @Test
    void changedRateIsInForceAtOnce() {
        GateSnapshot before = snapshot(source(1, true, 1));
        admit(before, "Bearer good-1", OUTSIDE);
        refused(before, "Bearer good-1", OUTSIDE);

        assertThat(admit(snapshot(source(1, true, 2)), "Bearer good-1", OUTSIDE).tokenId())
                .isEqualTo(101);
    }

    @Test
    void refusedRequestDoesNotUseUpTheRate() {
        GateSnapshot snapshot = snapshot(source(1, true, 1));

        refused(snapshot, "Bearer revoked-1", OUTSIDE);

        assertThat(admit(snapshot, "Bearer good-1", OUTSIDE).tokenId()).isEqualTo(101);
    }

    private Admission admit(GateSnapshot snapshot, @Nullable String header, String address) {
        return checks.admit(snapshot, header, Fixtures.address(address));
    }

    private GateRefusedException refused(GateSnapshot snapshot, @Nullable String header, String address) {
        GateRefusedException refused =
                catchThrowableOfType(GateRefusedException.class, () -> admit(snapshot, header, address));
        assertThat(refused).as("refusal of %s", header).isNotNull();
        return refused;
    }

    private static GatedSource source(int id, boolean enabled, @Nullable Integer perSecond, String... networks) {
        return new GatedSource(
                new SourceSettings(id, "moodle-" + id, ZoneOffset.UTC, false, Set.of(2L), Set.of(1L)),
                enabled,
                perSecond,
                networks.length == 0 ? null : Networks.of(List.of(networks)));
    }

    /** Each source has tokens good-n, expiring-n (in 24 hours) and revoked-n. */
    private static GateSnapshot snapshot(GatedSource... sources) {
        Map<Integer, GatedSource> byId = new HashMap<>();
        Map<TokenHash, GatedToken> tokens = new HashMap<>();
        for (GatedSource source : sources) {
            int id = source.settings().id();
            byId.put(id, source);
            tokens.put(TokenHash.of("good-" + id), new GatedToken(100 + id, id, null, false));
            tokens.put(
                    TokenHash.of("expiring-" + id),
                    new GatedToken(200 + id, id, Instant.parse("2026-11-23T12:00:00Z"), false));
            tokens.put(TokenHash.of("revoked-" + id), new GatedToken(300 + id, id, null, true));
        }
        return new GateSnapshot(byId, tokens);
    }

    private final class ClockMeter implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000 + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
