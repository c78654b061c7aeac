package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.ingest.IssuedToken;
import org.rocketrewards.ingest.SourceChange;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.TokenState;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestTransaction;

class SourceRegisterTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final MovingClock clock = new MovingClock("2026-11-22T12:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();

    @Test
    void newSourceHasTheDefaultsOfAFreshMoodle() {
        SourceRow row = register("campus-1");

        assertThat(row.timeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(row.administratorIds()).containsExactly(2L);
        assertThat(row.guestIds()).containsExactly(1L);
        assertThat(row.enabled()).isTrue();
        assertThat(audit.last().action()).isEqualTo("source.register");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Campus", "campus_1", "-campus", "campus 1", "a/b", "ä"})
    void nameThatDoesNotFitAnAddressIsRefused(String name) {
        assertThat(refused(r -> r.register(name, "Campus")).type()).isEqualTo(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void takenNameIsRefused() {
        register("campus");

        assertThat(refused(r -> r.register("campus", "Other")).type()).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void unknownSourceIsNotFound() {
        assertThat(refused(r -> r.require("nowhere")).type()).isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void changeIsStoredAndOnlyWhatChangedIsOnRecord() {
        SourceRow before = register("campus");

        SourceRow after = in(r -> r.configure("campus", change(before.version())));

        assertThat(after.timeZone()).isEqualTo(ZoneId.of("Europe/Vienna"));
        assertThat(after.version()).isGreaterThan(before.version());
        SourceRow stored = in(r -> SourceRegister.row(r.require("campus")));
        assertThat(stored).isEqualTo(after);
        assertThat(String.valueOf(audit.last().before()))
                .isEqualTo(
                        "{\"environment\":\"\",\"timeZone\":\"UTC\",\"administratorIds\":[2],\"eventsPerSecond\":null}");
        assertThat(String.valueOf(audit.last().after()))
                .isEqualTo(
                        "{\"environment\":\"Staging\",\"timeZone\":\"Europe/Vienna\",\"administratorIds\":[2,7],\"eventsPerSecond\":50}");
    }

    @Test
    void changeOfSomethingReadBeforeAnotherChangeIsRefused() {
        SourceRow read = register("campus");
        in(r -> r.configure("campus", change(read.version())));

        assertThat(refused(r -> r.configure("campus", change(read.version()))).type())
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void twoChangesAtTheSameTimeDoNotBothHappen() {
        SourceRow read = register("campus");

        try (TestTransaction slow = TestTransaction.begin()) {
            SourceRegister register = new SourceRegister(slow.entities(), audit, clock);
            register.require("campus");
            in(r -> r.configure("campus", change(read.version())));

            assertThat(catchThrowableOfType(
                            OptimisticLockException.class, () -> register.configure("campus", change(read.version()))))
                    .isNotNull();
        }
    }

    @Test
    void nothingChangedIsNotOnRecord() {
        SourceRow read = register("campus");

        in(r -> r.configure(
                "campus",
                new SourceChange(
                        read.title(),
                        read.environment(),
                        read.timeZone(),
                        false,
                        read.administratorIds(),
                        read.guestIds(),
                        null,
                        true,
                        read.version())));

        assertThat(audit.entries()).hasSize(1);
    }

    @Test
    void rotationLetsTheOldTokensRunOutTogether() {
        register("campus");
        IssuedToken first = rotate(Duration.ofHours(24));
        clock.forward(Duration.ofHours(1));
        rotate(Duration.ofHours(2));

        IssuedToken third = rotate(Duration.ofHours(24));

        List<TokenRow> tokens = tokens();
        assertThat(tokens)
                .extracting(TokenRow::state)
                .containsExactly(TokenState.ACTIVE, TokenState.EXPIRING, TokenState.EXPIRING);
        assertThat(tokens)
                .extracting(TokenRow::expiresAt)
                .containsExactly(null, NOON.plus(Duration.ofHours(25)), NOON.plus(Duration.ofHours(3)));
        assertThat(tokens.get(0)).isEqualTo(third.token());
        assertThat(tokens.get(2).id()).isEqualTo(first.token().id());
    }

    @Test
    void rotationWithoutOverlapEndsTheOldTokensNow() {
        register("campus");
        rotate(Duration.ZERO);

        rotate(Duration.ZERO);

        assertThat(tokens()).extracting(TokenRow::state).containsExactly(TokenState.ACTIVE, TokenState.EXPIRED);
    }

    @Test
    void endedTokensAreLeftAsTheyAre() {
        register("campus");
        IssuedToken first = rotate(Duration.ZERO);
        in(r -> r.revoke(r.require("campus"), first.token().id()));

        rotate(Duration.ofDays(7));

        assertThat(tokens().get(1).expiresAt()).isNull();
        assertThat(tokens().get(1).state()).isEqualTo(TokenState.REVOKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT168H0.001S"})
    void overlapBeyondAWeekIsRefused(String overlap) {
        register("campus");

        assertThat(refused(r -> r.rotate(r.require("campus"), Duration.parse(overlap), "me"))
                        .type())
                .isEqualTo(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void rotationIsOnRecordWithoutTheSecret() {
        register("campus");
        rotate(Duration.ZERO);

        IssuedToken second = rotate(Duration.ofHours(1));

        assertThat(audit.last().action()).isEqualTo("token.rotate");
        assertThat(String.valueOf(audit.last().before()))
                .contains("\"expiresAt\":null")
                .contains("\"id\":1");
        assertThat(String.valueOf(audit.last().after()))
                .contains("2026-11-22T13:00:00Z")
                .contains("\"id\":2")
                .doesNotContain(second.secret().value());
        assertThat(second.toString()).doesNotContain(second.secret().value());
        assertThat(DB.rows("SELECT hash FROM source_token WHERE id = 2").get(0))
                .containsEntry("hash", second.secret().hash());
    }

    @Test
    void revokingTwiceIsOneRevocation() {
        register("campus");
        int id = rotate(Duration.ZERO).token().id();

        in(r -> r.revoke(r.require("campus"), id));
        clock.forward(Duration.ofHours(1));
        in(r -> r.revoke(r.require("campus"), id));

        assertThat(tokens().get(0).revokedAt()).isEqualTo(NOON);
        assertThat(audit.entries())
                .filteredOn(entry -> entry.action().equals("token.revoke"))
                .hasSize(1);
    }

    @Test
    void tokenOfAnotherSourceIsNotFound() {
        register("campus");
        int id = rotate(Duration.ZERO).token().id();
        register("other");

        assertThat(refused(r -> r.revoke(r.require("other"), id)).type()).isEqualTo(ProblemType.NOT_FOUND);
    }

    private SourceRow register(String name) {
        return in(r -> SourceRegister.row(r.register(name, "Campus")));
    }

    private IssuedToken rotate(Duration overlap) {
        return in(r -> r.rotate(r.require("campus"), overlap, "me"));
    }

    private List<TokenRow> tokens() {
        return in(r -> r.tokens(r.require("campus")).stream()
                .map(token -> TokenFields.row(token, List.of(), clock.instant()))
                .toList());
    }

    private static SourceChange change(int version) {
        return new SourceChange(
                " Campus ",
                " Staging ",
                ZoneId.of("Europe/Vienna"),
                false,
                Set.of(2L, 7L),
                Set.of(1L),
                50,
                true,
                version);
    }

    private <T> T in(Function<SourceRegister, T> work) {
        try (TestTransaction tx = TestTransaction.begin()) {
            T result = work.apply(new SourceRegister(tx.entities(), audit, clock));
            tx.commit();
            return result;
        }
    }

    private RocketException refused(Function<SourceRegister, ?> work) {
        RocketException refused = catchThrowableOfType(RocketException.class, () -> in(work));
        assertThat(refused).isNotNull();
        return refused;
    }
}
