package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void nothingGivenMeansEmbeddedDatabaseBelowTheCurrentDirectory() {
        Settings settings = read(Map.of());

        assertThat(settings.home()).isEqualTo(Path.of("rocket-data").toAbsolutePath());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.httpAddress()).isEmpty();
        assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.external()).isEmpty();
        assertThat(settings.jsonLog()).isFalse();
    }

    @Test
    void optionWinsOverPropertyAndPropertyOverEnvironment() {
        Map<String, String> environment = Map.of("ROCKET_PORT", "8001", "ROCKET_HOME", "/env");
        Map<String, String> properties = Map.of("rocket.port", "8002", "rocket.home", "/property");

        Settings settings = Settings.read(List.of("--port=8003"), properties::get, environment::get);

        assertThat(settings.port()).isEqualTo(8003);
        assertThat(settings.home()).isEqualTo(Path.of("/property"));
    }

    @Test
    void optionTakesTheNextWordToo() {
        assertThat(read(Map.of(), "--home", "/data", "--port", "81").home()).isEqualTo(Path.of("/data"));
    }

    @Test
    void blankIsAsGoodAsNothing() {
        assertThat(read(Map.of("ROCKET_PORT", " ", "ROCKET_DB_URL", "")).port()).isEqualTo(8080);
    }

    @Test
    void publicUrlLosesItsLastSlash() {
        assertThat(read(Map.of("ROCKET_PUBLIC_URL", "https://rocket.example.org/"))
                        .publicUrl())
                .isEqualTo("https://rocket.example.org");
    }

    @Test
    void publicUrlMayHaveAPath() {
        assertThat(read(Map.of("ROCKET_PUBLIC_URL", "https://example.org")).contextRoot())
                .isEmpty();
        assertThat(read(Map.of("ROCKET_PUBLIC_URL", "https://example.org/learn/rocket/"))
                        .contextRoot())
                .isEqualTo("/learn/rocket");
    }

    @Test
    void externalDatabaseWithoutOwnerIsOwnedByItsUser() {
        DatabaseAccess access = read(Map.of(
                        "ROCKET_DB_URL", "jdbc:postgresql://db/rocket",
                        "ROCKET_DB_USER", "u",
                        "ROCKET_DB_PASSWORD", " p "))
                .external()
                .orElseThrow();

        assertThat(access).isEqualTo(new DatabaseAccess("jdbc:postgresql://db/rocket", "u", " p ", "u", " p "));
    }

    @Test
    void externalDatabaseMayHaveAnOwner() {
        DatabaseAccess access = read(Map.of(
                        "ROCKET_DB_URL", "jdbc:postgresql://db/rocket",
                        "ROCKET_DB_USER", "u",
                        "ROCKET_DB_PASSWORD", "p",
                        "ROCKET_DB_OWNER_USER", "o",
                        "ROCKET_DB_OWNER_PASSWORD", "q"))
                .external()
                .orElseThrow();

        assertThat(access.ownerUser()).isEqualTo("o");
        assertThat(access.ownerPassword()).isEqualTo("q");
    }

    @Test
    void passwordsComeFromFilesToo(@TempDir Path directory) throws IOException {
        Path user = Files.writeString(directory.resolve("user"), " p with spaces \n");
        Path owner = Files.writeString(directory.resolve("owner"), "q");
        Map<String, String> environment = Map.of(
                "ROCKET_DB_URL", "jdbc:postgresql://db/rocket",
                "ROCKET_DB_USER", "u",
                "ROCKET_DB_PASSWORD_FILE", user.toString(),
                "ROCKET_DB_OWNER_USER", "o",
                "ROCKET_DB_OWNER_PASSWORD_FILE", owner.toString());

        DatabaseAccess access = read(environment).external().orElseThrow();

        assertThat(access.password()).isEqualTo(" p with spaces ");
        assertThat(access.ownerPassword()).isEqualTo("q");
    }

    @Test
    void aPasswordFileThatIsOfNoUseIsNamed(@TempDir Path directory) throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        Map<String, String> environment =
                new HashMap<>(Map.of("ROCKET_DB_URL", "jdbc:postgresql://db/rocket", "ROCKET_DB_USER", "u"));

        for (Path file : List.of(empty, directory.resolve("missing"), directory)) {
            environment.put("ROCKET_DB_PASSWORD_FILE", file.toString());
            assertThatThrownBy(() -> read(environment))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("ROCKET_DB_PASSWORD_FILE")
                    .hasMessageContaining(file.toString());
        }
        environment.put("ROCKET_DB_PASSWORD", "p");
        assertThatThrownBy(() -> read(environment)).hasMessageContaining("not both");
    }

    @ParameterizedTest
    @CsvSource({
        "ROCKET_PORT, 0",
        "ROCKET_PORT, 65536",
        "ROCKET_PORT, eighty",
        "ROCKET_HTTP_THREADS, 1",
        "ROCKET_LOG, xml",
        "ROCKET_PUBLIC_URL, rocket.example.org",
        "ROCKET_PUBLIC_URL, ftp://rocket.example.org",
        "ROCKET_PUBLIC_URL, https://rocket.example.org/?a=b",
        "ROCKET_PUBLIC_URL, https://example.org/%2e%2e",
        "ROCKET_PUBLIC_URL, https://example.org/../b",
        "ROCKET_PUBLIC_URL, https://example.org/a//b",
        "ROCKET_PUBLIC_URL, https://example.org/a;b",
        "ROCKET_PUBLIC_URL, https://example.org/health/",
        "ROCKET_HTTP_ADDRESS, 300.1.1.1",
        "ROCKET_DB_URL, jdbc:mysql://db/rocket"
    })
    void whatMakesNoSenseIsNamed(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"ROCKET_DB_USER, ROCKET_DB_PASSWORD", "ROCKET_DB_PASSWORD, ROCKET_DB_USER"})
    void externalDatabaseNeedsUserAndPassword(String missing, String given) {
        Map<String, String> environment = Map.of("ROCKET_DB_URL", "jdbc:postgresql://db/rocket", given, "x");

        assertThatThrownBy(() -> read(environment)).hasMessageContaining(missing);
    }

    @Test
    void unknownOptionAndOptionWithoutValueAreRefused() {
        assertThatThrownBy(() -> read(Map.of(), "--prot", "80")).hasMessageContaining("--prot");
        assertThatThrownBy(() -> read(Map.of(), "--port")).hasMessageContaining("needs a value");
    }

    @Test
    void accessIsShownWithoutPasswords() {
        DatabaseAccess access =
                new DatabaseAccess("jdbc:postgresql://db/rocket?password=hidden1", "u", "hidden2", "o", "hidden3");

        assertThat(access.toString()).isEqualTo("u at jdbc:postgresql://db/rocket");
    }

    private static Settings read(Map<String, String> environment, String... arguments) {
        return Settings.read(List.of(arguments), name -> null, environment::get);
    }
}
