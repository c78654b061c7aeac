package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.model.testing.TestCertificate;

class TlsFilesTest {
    @TempDir
    Path directory;

    private TlsFiles files;
    private TestCertificate made;

    @BeforeEach
    void write() throws IOException {
        made = TestCertificate.make(directory);
        files = new TlsFiles(directory.resolve("chain.pem"), directory.resolve("key.pem"));
        Files.writeString(files.certificate(), "Bag Attributes: none\n" + made.certificate());
        Files.writeString(files.key(), made.key());
    }

    @Test
    void certificateAndKeyAreServed() throws Exception {
        Tls.check(files);

        assertThat(files.load().certificate()).isEqualTo(made.parsed());
        assertThat(files.same(files.content())).isTrue();
    }

    @Test
    void theKeyOfAnotherIsRefused() throws IOException {
        Files.writeString(files.key(), TestCertificate.make(directory).key());

        refused("is not the key of the certificate");
    }

    @Test
    void whatIsMissingOrCutOffIsRefused() throws IOException {
        Files.writeString(files.key(), made.key().substring(0, 90));
        refused("PKCS#8");

        Files.writeString(files.key(), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        refused("openssl pkcs8");

        Files.writeString(files.certificate(), made.certificate().substring(0, 200));
        refused("");

        Files.delete(files.certificate());
        refused("chain.pem");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> Tls.check(files))
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("ROCKET_TLS_CERTIFICATE")
                .hasMessageContaining(why);
    }
}
