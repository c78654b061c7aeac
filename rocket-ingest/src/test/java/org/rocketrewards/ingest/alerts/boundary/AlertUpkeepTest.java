package org.rocketrewards.ingest.alerts.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.retention.boundary.RetentionJob;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestMailServer;

/** Who wants to know is told, by a real SMTP server and a real address, also when they cannot be reached at first. */
class AlertUpkeepTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:30Z");

    private final TestMailServer mail = TestMailServer.open();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private int status = 204;

    @BeforeEach
    void somethingIsWrong() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        DB.execute("INSERT INTO source (name, title, created_at)"
                + " VALUES ('moodle', E'Moodle\\r\\nBcc: x', '2026-01-01')");
        DB.execute("INSERT INTO traffic (slot, source_id, outcome, deliveries, within)"
                + " VALUES ('2026-11-23T11:55:00Z', 1, 'failed', 3, '{}')");
    }

    @AfterEach
    void stop() {
        mail.close();
        receiver.stop(0);
    }

    @Test
    void bothAreToldWhenItBeginsAndWhenItIsOver() throws SQLException {
        node(NOON, "en").work();
        node(NOON.plusSeconds(60), "en").work();

        assertThat(mail.mails())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("From: rocket@example.org", "To: team@example.org")
                        .contains("Subject: Rocket: Deliveries could not be booked (Moodle  Bcc: x)")
                        .doesNotContain("\nBcc:")
                        .contains("Within 15 minutes 3 deliveries could not be booked.")
                        .contains("https://rocket.example.org/admin/alerts"));
        assertThat(posted)
                .singleElement()
                .satisfies(json -> assertThat(json)
                        .contains(
                                "\"news\":\"raised\"",
                                "\"kind\":\"deliveries_failed\"",
                                "\"source\":\"moodle\"",
                                "\"since\":\"2026-11-23T12:00:30Z\"",
                                "\"url\":\"https://rocket.example.org/admin/alerts\""));

        node(NOON.plus(Duration.ofMinutes(30)), "en").work();

        assertThat(mail.mails()).hasSize(2);
        assertThat(mail.mails().get(1)).contains("Subject: Rocket: over: Deliveries", "It is over.");
        assertThat(posted.get(1)).contains("\"news\":\"over\"", "\"over\":\"2026-11-23T12:30:30Z\"");
    }

    @Test
    void whoDidNotTakeItIsToldAgainAndTheOtherIsNot() throws SQLException {
        status = 500;
        node(NOON, "en").work();
        assertThat(posted).hasSize(1);
        assertThat(mail.mails()).hasSize(1);
        assertThat(alerts(NOON).channels())
                .anySatisfy(channel -> assertThat(channel.failure()).isEqualTo("it answered 500"));

        status = 204;
        node(NOON.plusSeconds(30), "en").work();
        assertThat(posted).hasSize(1);
        node(NOON.plusSeconds(61), "en").work();

        assertThat(posted).hasSize(2);
        assertThat(mail.mails()).hasSize(1);
        assertThat(alerts(NOON).channels()).allSatisfy(channel -> {
            assertThat(channel.failure()).isNull();
            assertThat(channel.waiting()).isZero();
            assertThat(channel.sentAt()).isNotNull();
        });
    }

    @Test
    void mailsAreWrittenInTheLanguageOfThoseWhoReadThem() throws SQLException {
        node(NOON, "de").work();

        assertThat(mail.mails())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Zustellungen konnten nicht gebucht werden")
                        .contains("konnten 3 Zustellungen nicht gebucht werden."));
    }

    @Test
    void whereNobodyIsToBeToldAlertsAreRaisedAllTheSame() throws SQLException {
        AlertUpkeep node = node(NOON, "en");
        node.channels = new AlertChannels();
        node.work();

        assertThat(mail.mails()).isEmpty();
        assertThat(alerts(NOON).open()).isEqualTo(1);
    }

    private AlertUpkeep node(Instant now, String language) {
        AlertUpkeep node = new AlertUpkeep();
        node.channels = channels(language);
        node.tokenDays = 14;
        node.retention = new RetentionJob() {
            @Override
            public int overdue() {
                return 0;
            }
        };
        node.writer = new AlertWriter();
        node.writer.database = DB.application();
        node.writer.clock = Clock.fixed(now, ZoneOffset.UTC);
        return node;
    }

    private Alerts alerts(Instant now) {
        Alerts alerts = new Alerts();
        alerts.database = DB.application();
        alerts.channels = channels("en");
        alerts.clock = Clock.fixed(now, ZoneOffset.UTC);
        return alerts;
    }

    private AlertChannels channels(String language) {
        AlertChannels channels = new AlertChannels();
        channels.publicUrl = Optional.of("https://rocket.example.org/");
        channels.language = language;
        channels.webhook =
                Optional.of("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?secret=1");
        channels.mailServer = Optional.of(mail.address());
        channels.mailFrom = "rocket@example.org";
        channels.mailTo = Optional.of("team@example.org");
        channels.mailUser = Optional.empty();
        channels.mailPassword = Optional.empty();
        channels.mailPasswordFile = Optional.empty();
        channels.mailStartTls = Optional.empty();
        channels.prepare();
        return channels;
    }
}
