package org.rocketrewards.seal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.mail.MailServer;
import org.rocketrewards.model.testing.TestMailServer;

/** Checkpoints by mail, through a real SMTP server. */
class MailWitnessTest {
    private static final String NOTE = "example.org/rocket/1\n7\nroot\n\n\u2014 example.org/rocket/1 signature\n";

    @TempDir
    static Path home;

    private static Path store;
    private static SSLContext before;

    @BeforeAll
    static void trustTheServer() throws NoSuchAlgorithmException {
        store = TestMailServer.makeStore(home.resolve("mail.p12"));
        before = SSLContext.getDefault();
        SSLContext.setDefault(TestMailServer.trusting(store));
    }

    @AfterAll
    static void trustAsBefore() {
        SSLContext.setDefault(before);
    }

    @Test
    void aServerThatAsksForNothingTakesTheMail() throws IOException {
        try (TestMailServer server = TestMailServer.open()) {
            witness(server(server, null, null, null)).take(NOTE);

            assertThat(server.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail)
                            .contains("From: rocket@example.org", "To: auditor@example.org, second@example.org")
                            .contains("Subject: Checkpoint of Rocket's seals: please keep", "example.org/rocket/1"));
        }
    }

    @Test
    void aUserSignsInOverAnEncryptedConnection() throws IOException {
        try (TestMailServer server = TestMailServer.encrypted("rocket", "secret", store)) {
            witness(server(server, "rocket", "secret", null)).take(NOTE);

            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void aPasswordIsReadFromItsFileEachTime() throws IOException {
        Path file = Files.writeString(home.resolve("password"), "old");
        try (TestMailServer server = TestMailServer.encrypted("rocket", "new", store)) {
            MailWitness witness = witness(MailServer.of(
                    "rocket.seal.witness.mail",
                    server.address(),
                    Optional.of("rocket"),
                    Optional.empty(),
                    Optional.of(file.toString()),
                    Optional.empty()));
            assertThatThrownBy(() -> witness.take(NOTE)).isInstanceOf(IOException.class);
            Files.writeString(file, "new\n");

            witness.take(NOTE);

            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        try (TestMailServer server = TestMailServer.encrypted("rocket", "secret", store)) {
            MailWitness witness = witness(server(server, "rocket", "wrong-one", null));

            assertThatThrownBy(() -> witness.take(NOTE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("rocket at 127.0.0.1")
                    .hasMessageNotContaining("wrong-one");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aPasswordIsNotSentInTheClearUnlessToldTo() throws IOException {
        try (TestMailServer server = TestMailServer.withUser("rocket", "secret")) {
            MailWitness careful = witness(server(server, "rocket", "secret", null));
            assertThatThrownBy(() -> careful.take(NOTE)).isInstanceOf(IOException.class);
            assertThat(server.mails()).isEmpty();

            witness(server(server, "rocket", "secret", "never")).take(NOTE);

            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void settingsThatContradictOneAnotherAreRefused() {
        assertThatThrownBy(() -> settings("rocket", null, null, null)).hasMessageContaining("together");
        assertThatThrownBy(() -> settings(null, "secret", null, null)).hasMessageContaining("together");
        assertThatThrownBy(() -> settings("rocket", "secret", "file", null)).hasMessageContaining("not both");
        assertThatThrownBy(() -> settings("rocket", "secret", null, "maybe")).hasMessageContaining("starttls");
        assertThat(settings("rocket", "secret", null, null).toString()).doesNotContain("secret");
    }

    private static MailWitness witness(MailServer server) {
        return new MailWitness(server, "rocket@example.org", "auditor@example.org, second@example.org");
    }

    private static MailServer server(TestMailServer server, String user, String password, String startTls) {
        return MailServer.of(
                "rocket.seal.witness.mail",
                server.address(),
                Optional.ofNullable(user),
                Optional.ofNullable(password),
                Optional.empty(),
                Optional.ofNullable(startTls));
    }

    private static MailServer settings(String user, String password, String file, String startTls) {
        return MailServer.of(
                "rocket.seal.witness.mail",
                "mail.example.org:587",
                Optional.ofNullable(user),
                Optional.ofNullable(password),
                Optional.ofNullable(file),
                Optional.ofNullable(startTls));
    }
}
