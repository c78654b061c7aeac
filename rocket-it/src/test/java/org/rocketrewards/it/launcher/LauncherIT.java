package org.rocketrewards.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.RunningRocket;

/** The exit codes are those of docs/configuration.md. */
class LauncherIT {
    private static void assertNoSecretIn(String output, Properties credentials) {
        for (String secret : List.of("admin.password", "source.token", "api.key")) {
            assertThat(credentials.getProperty(secret)).as(secret).isNotBlank();
            assertThat(output).as("the log and %s", secret).doesNotContain(credentials.getProperty(secret));
        }
    }

    @Test
    void takenPortIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RocketProcess process =
                        RocketProcess.fresh("port").with("ROCKET_PORT", String.valueOf(taken.getLocalPort()))) {
            assertThat(process.startAndEnd()).isEqualTo(14);
            assertOneLine(process, String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void unreachableDatabaseIsSaidInOneLine() {
        int nobody = RocketProcess.freePort();
        try (RocketProcess process = RocketProcess.fresh("database")
                .with("ROCKET_DB_URL", "jdbc:postgresql://127.0.0.1:" + nobody + "/rocket")
                .with("ROCKET_DB_USER", "rocket")
                .with("ROCKET_DB_PASSWORD", "not-a-secret-27")) {
            assertThat(process.startAndEnd()).isEqualTo(15);
            assertOneLine(process, "127.0.0.1:" + nobody);
            assertThat(process.output()).doesNotContain("not-a-secret-27");
        }
    }

    @Test
    void settingThatMakesNoSenseIsSaidInOneLine() {
        try (RocketProcess process = RocketProcess.fresh("usage").with("ROCKET_PORT", "eighty")) {
            assertThat(process.startAndEnd()).isEqualTo(2);
            assertOneLine(process, "ROCKET_PORT");
        }
    }

    private static void assertOneLine(RocketProcess process, String about) {
        List<String> lines =
                process.output().lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).anySatisfy(line -> assertThat(line).contains(about));
        assertThat(lines.size()).as(process.output()).isLessThanOrEqualTo(2);
        assertThat(process.output()).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @ExtendWith(RunningRocket.class)
    @Test
    void secondInstanceOnTheSameHomeIsRefused(Rocket rocket) {
        RocketProcess second = new RocketProcess(rocket.process().home(), RocketProcess.freePort());

        assertThat(second.startAndEnd()).isEqualTo(13);

        assertThat(rocket.http().send(rocket.http().to("/health/ready").GET()).status())
                .isEqualTo(200);
    }

    @ExtendWith(RunningRocket.class)
    @Test
    void filesWithSecretsAreForTheirOwnerOnly(Rocket rocket) throws IOException {
        for (String file : List.of("first-run.properties", "database.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            rocket.process().home().resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @ExtendWith(RunningRocket.class)
    @Test
    void startSaysLittleAndNeverASecret(Rocket rocket) {
        String output = rocket.process().output();
        try (Stream<String> lines = output.lines().takeWhile(line -> !line.startsWith("Ctrl-C"))) {
            assertThat(lines.count()).isLessThan(40);
        }
        assertNoSecretIn(output, rocket.process().firstRun());
        assertThat(output).doesNotContain("\tat ");
    }
}
