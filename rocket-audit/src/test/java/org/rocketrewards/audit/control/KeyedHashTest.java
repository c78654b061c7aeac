package org.rocketrewards.audit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedHashTest {
    @TempDir
    Path home;

    /** The second test case of RFC 4231. */
    @Test
    void theHashIsThePublishedOne() {
        KeyedHash hash = new KeyedHash("Jefe".getBytes(StandardCharsets.US_ASCII));

        assertThat(hash.of("what do ya want for nothing?"))
                .matches("hmac-sha256:[0-9a-f]{8}:.*")
                .endsWith(":5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void theSameSecretIsTheSameUnderTheSameKeyOnly() throws IOException {
        KeyedHash first = KeyedHash.readOrMake(home.resolve("a/hash.key"));
        KeyedHash again = KeyedHash.readOrMake(home.resolve("a/hash.key"));
        KeyedHash other = KeyedHash.readOrMake(home.resolve("b/hash.key"));

        assertThat(first.of("secret")).isEqualTo(again.of("secret")).isNotEqualTo(first.of("secret "));
        assertThat(other.of("secret")).isNotEqualTo(first.of("secret"));
        assertThat(other.of("secret").split(":")[1])
                .isNotEqualTo(first.of("secret").split(":")[1]);
    }

    @Test
    void theKeyIsForItsOwnerOnly() throws IOException {
        Path file = home.resolve("hash.key");
        KeyedHash.readOrMake(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsNoKeyIsRefused() throws IOException {
        Path file = Files.writeString(home.resolve("hash.key"), "0011");

        assertThatThrownBy(() -> KeyedHash.readOrMake(file)).isInstanceOf(IOException.class);
    }

    @Test
    void settingsAreShownAndSecretsAmongThemAreNot() {
        KeyedHash hash = new KeyedHash(Arrays.copyOf(new byte[] {1}, 32));

        String shown = SettingsShown.of(
                        Map.of(
                                "rocket.corrections.four.eyes", "true",
                                "rocket.seal.witness.minutes", "60",
                                "rocket.seal.witness.mail.server", "mail.example.org:587",
                                "rocket.seal.witness.mail.password", "4711",
                                "rocket.seal.witness.webhook", "https://example.org/hook/s3cret",
                                "rocket.db.url", "jdbc:postgresql://db/rocket?password=s3cret",
                                "rocket.something.new", "s3cret",
                                "path", "/usr/bin"),
                        hash::of)
                .toString();

        assertThat(shown)
                .contains("\"rocket.corrections.four.eyes\":\"true\"", "\"rocket.seal.witness.minutes\":\"60\"")
                .contains("\"rocket.seal.witness.mail.server\":\"mail.example.org:587\"")
                .contains("\"rocket.seal.witness.mail.password\":\"hmac-sha256:")
                .contains("\"rocket.something.new\":\"hmac-sha256:")
                .doesNotContain("4711", "s3cret", "/usr/bin");
        assertThat(SettingsShown.name("ROCKET_DB_URL")).isEqualTo("rocket.db.url");
    }
}
