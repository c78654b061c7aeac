package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.traffic.Ailment;
import org.rocketrewards.ingest.traffic.Diagnosis;
import org.rocketrewards.ingest.traffic.Finding;
import org.rocketrewards.ingest.traffic.control.SenderDoctor;
import org.rocketrewards.model.testing.TestDatabase;

/** What real Moodle sends, well and badly set up, is told apart. */
class SenderDoctorTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOW = IntakeFixture.NOW;
    private static final String COMPLETED = "\\core\\event\\course_completed";
    private static final String LOGGED_IN = "\\core\\event\\user_loggedin";
    private static final String POSTED = "\\mod_forum\\event\\post_created";

    private IntakeFixture intake;

    @BeforeEach
    void aSource() {
        intake = new IntakeFixture(DB);
        DB.execute(
                "INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', ?)",
                NOW.minus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC));
        DB.execute("INSERT INTO source_token (source_id, prefix, hash, created_at, created_by)"
                + " VALUES (1, 'rk_old45678', sha256('x'), now(), 'test')");
        DB.execute("SELECT ensure_month('delivery', '2026-11-22')");
    }

    @Test
    void theGuidesOwnTemplateDoesNotNameTheLearnerAndSendsOther() throws IOException {
        send("a");

        assertThat(find(Ailment.LEARNER_NOT_NAMED)).hasValueSatisfying(finding -> {
            assertThat(finding.deliveries()).isPositive();
            assertThat(finding.examples()).allMatch(example -> example.startsWith("\\"));
            assertThat(finding.last()).isNotNull();
            assertThat(finding.remedy()).contains("relateduserid");
        });
        assertThat(find(Ailment.LITERAL_PLACEHOLDER).orElseThrow().examples()).contains("{other}");
        assertThat(find(Ailment.JSON_ENCODING)).isEmpty();
    }

    @Test
    void theRichTemplateIsSound() throws IOException {
        send("d0");

        assertThat(find(Ailment.LEARNER_NOT_NAMED)).isEmpty();
        assertThat(find(Ailment.JSON_ENCODING)).isEmpty();
        assertThat(find(Ailment.JSON_DAMAGE)).isEmpty();
    }

    @Test
    void jsonEncodeShowsBeforeItDoesDamage() throws IOException {
        send("b");

        assertThat(find(Ailment.JSON_ENCODING)).isPresent();
        assertThat(find(Ailment.JSON_DAMAGE)).isEmpty();
    }

    @Test
    void damageByJsonEncodeNamesTheFieldThatATextBecame() throws IOException {
        intake.send(recorded("damaged-jsonencode1.json").getString("body"));

        assertThat(find(Ailment.JSON_DAMAGE))
                .hasValueSatisfying(finding -> assertThat(finding.examples())
                        .singleElement()
                        .asString()
                        .contains("hne"));
    }

    @Test
    void theSameEventFromTwoWorkflowsIsNoRetry() {
        String body = IntakeFixture.body(7, POSTED, 31, "objectid", "3");
        intake.send(body, body);

        assertThat(find(Ailment.SENT_TWICE).orElseThrow().deliveries()).isEqualTo(1);
        assertThat(find(Ailment.SENT_AGAIN)).isEmpty();
    }

    @Test
    void aRetryOfWhatWasAnsweredComesLater() {
        String body = IntakeFixture.body(7, POSTED, 31, "objectid", "3");
        intake.send(body);
        intake.send(body);
        DB.execute("UPDATE event SET received_at = received_at - interval '1 hour'");

        assertThat(find(Ailment.SENT_AGAIN).orElseThrow().examples()).containsExactly(POSTED);
        assertThat(find(Ailment.SENT_TWICE)).isEmpty();
    }

    @Test
    void aClockThatIsAheadIsToldInSeconds() {
        intake.send(IntakeFixture.bodyAt(NOW.getEpochSecond() + 600, 7, LOGGED_IN, 31));

        assertThat(find(Ailment.CLOCK_AHEAD).orElseThrow().examples()).containsExactly("600 s");
    }

    @Test
    void aClockIsBehindWhenNotASingleEventIsOnTime() {
        for (int id = 1; id <= 20; id++) {
            intake.send(IntakeFixture.bodyAt(NOW.getEpochSecond() - 300 - id, id, LOGGED_IN, 30 + id));
        }
        assertThat(find(Ailment.CLOCK_BEHIND).orElseThrow().examples()).containsExactly("301 s");

        intake.send(IntakeFixture.bodyAt(NOW.getEpochSecond() - 1, 21, LOGGED_IN, 31));
        assertThat(find(Ailment.CLOCK_BEHIND)).isEmpty();
    }

    @Test
    void numbersThatNeverCameAreGapsOnceMoodleHasGivenUp() {
        for (long id : new long[] {10, 11, 14, 15, 17}) {
            intake.send(IntakeFixture.body(id, LOGGED_IN, 31 + id));
        }
        assertThat(find(Ailment.GAPS)).as("it may still try").isEmpty();

        DB.execute("UPDATE event SET received_at = received_at - interval '6 hours'");
        Finding gaps = find(Ailment.GAPS).orElseThrow();
        assertThat(gaps.deliveries()).isEqualTo(3);
        assertThat(gaps.examples()).containsExactly("16", "12–13");
    }

    @Test
    void silenceIsStrangeOnlyWhereSomebodyUsuallySpeaks() {
        for (int id = 1; id <= 25; id++) {
            intake.send(IntakeFixture.body(id, LOGGED_IN, 30 + id));
        }
        Instant last = NOW.minus(Duration.ofHours(8));
        DB.execute("UPDATE event SET received_at = ?", last.atOffset(ZoneOffset.UTC));
        assertThat(find(Ailment.SILENT)).isEmpty();

        DB.execute(
                "UPDATE event SET received_at = ? WHERE moodle_id < 25",
                NOW.minus(Duration.ofDays(7)).minus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC));
        assertThat(find(Ailment.SILENT)).hasValueSatisfying(finding -> {
            assertThat(finding.deliveries()).isEqualTo(24);
            assertThat(finding.lastAt()).isEqualTo(last);
        });
    }

    @Test
    void aSourceThatNeverSpokeIsNotSilent() {
        assertThat(diagnosis().findings()).extracting(Finding::code).containsExactly("never");
    }

    @Test
    void refusalsAreToldByTokenAndAddress() {
        refused(1, 1, "token_refused", "192.0.2.9");
        refused(1, 1, "address_refused", "192.0.2.10");
        refused(1, 1, "missing_field", "192.0.2.11");

        assertThat(find(Ailment.TOKEN_REFUSED).orElseThrow().examples()).containsExactly("rk_old45678… · 192.0.2.9");
        assertThat(find(Ailment.ADDRESS_REFUSED).orElseThrow().examples()).containsExactly("192.0.2.10");
        assertThat(find(Ailment.BODY_REFUSED).orElseThrow().examples()).containsExactly("It says why.");
    }

    @Test
    void anUnknownTokenBelongsToTheSourceThatDeliversFromThere() {
        refused(null, null, "token_refused", "192.0.2.9");
        assertThat(find(Ailment.UNKNOWN_TOKEN)).isEmpty();

        DB.execute("INSERT INTO token_use VALUES (1, '192.0.2.9', now(), now(), 3)");
        assertThat(find(Ailment.UNKNOWN_TOKEN).orElseThrow().deliveries()).isEqualTo(1);
    }

    @Test
    void onlyTheStretchOfTimeIsLookedAt() throws IOException {
        send("a");
        DB.execute("UPDATE event SET received_at = received_at - interval '8 days'");

        assertThat(find(Ailment.LEARNER_NOT_NAMED)).isEmpty();
    }

    @Test
    void whatLosesPointsComesFirst() throws IOException {
        send("a");
        intake.send(IntakeFixture.body(900, "\\core\\event\\not_of_interest", 31));

        List<Boolean> harm =
                diagnosis().findings().stream().map(Finding::harmful).toList();
        assertThat(harm).contains(true, false).isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
    }

    @ParameterizedTest
    @EnumSource(Ailment.class)
    void everyAilmentHasItsWordsInBothLanguages(Ailment ailment) {
        for (Locale reader : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            assertThat(ailment.title(reader)).isNotBlank();
            assertThat(ailment.consequence(reader)).isNotBlank();
            assertThat(ailment.remedy(reader)).isNotBlank();
        }
        assertThat(ailment.title(Locale.GERMAN)).isNotEqualTo(ailment.title(Locale.ENGLISH));
        assertThat(ailment.title(Locale.FRENCH)).isEqualTo(ailment.title(Locale.ENGLISH));
    }

    private static Optional<Finding> find(Ailment ailment) {
        return diagnosis().findings().stream()
                .filter(finding -> finding.code().equals(ailment.code()))
                .findFirst();
    }

    private static Diagnosis diagnosis() {
        SourceRow source = new SourceRow(
                1,
                "moodle",
                "Moodle",
                "",
                ZoneId.of("UTC"),
                false,
                Set.of(2L),
                Set.of(1L),
                null,
                true,
                NOW.minus(Duration.ofDays(30)),
                1);
        return new SenderDoctor(DB.application(), Locale.ENGLISH)
                .examine(source, NOW.minus(Duration.ofDays(7)), NOW.plusSeconds(60));
    }

    /** Sends the recorded deliveries of a template. */
    private void send(String variant) throws IOException {
        List<String> bodies = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open("deliveries-sample.jsonl"), StandardCharsets.UTF_8))) {
            lines.lines().map(SenderDoctorTest::json).forEach(delivery -> {
                if (delivery.getString("variant").equals(variant)) {
                    bodies.add(delivery.getString("body"));
                }
            });
        }
        assertThat(bodies).isNotEmpty();
        intake.sendAll(bodies);
    }

    private static void refused(@Nullable Integer source, @Nullable Integer token, String reason, String address) {
        DB.execute(
                "INSERT INTO delivery (id, received_at, source_id, token_id, address, outcome, reason, detail, http_status)"
                        + " VALUES (nextval('delivery_id'), ?, ?, ?, ?::inet, 'refused', ?, 'It says why.', 401)",
                NOW.minusSeconds(60).atOffset(ZoneOffset.UTC),
                source,
                token,
                address,
                reason);
    }

    private static JsonObject recorded(String name) {
        return Json.createReader(open(name)).readObject();
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(SenderDoctorTest.class.getResourceAsStream("/moodle/" + name), name);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
