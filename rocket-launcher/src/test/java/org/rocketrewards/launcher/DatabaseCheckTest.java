package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCheckTest {
    @TempDir
    Path data;

    @Test
    void supportedServersAreTaken() {
        assertThatCode(() -> {
                    DatabaseCheck.refuseOldServer(14_00_00);
                    DatabaseCheck.refuseOldServer(18_00_06);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void oldServerIsRefused() {
        assertRefused(() -> DatabaseCheck.refuseOldServer(13_00_22), ExitCode.OTHER_VERSION, "PostgreSQL 13");
    }

    @Test
    void schemaOfANewerRocketIsRefused() {
        assertRefused(
                () -> DatabaseCheck.refuseNewerSchema(202612010000L, 202611221500L),
                ExitCode.OTHER_VERSION,
                "newer Rocket");
        assertThatCode(() -> DatabaseCheck.refuseNewerSchema(202611221500L, 202611221500L))
                .doesNotThrowAnyException();
    }

    @Test
    void dataOfAnotherPostgresqlIsRefused() throws IOException {
        Files.writeString(data.resolve("PG_VERSION"), "19\n");

        assertRefused(() -> EmbeddedPostgres.refuseOtherVersion(data), ExitCode.OTHER_VERSION, "PostgreSQL 19");
    }

    @Test
    void dataOfOurPostgresqlAndNoDataAreTaken() throws IOException {
        EmbeddedPostgres.refuseOtherVersion(data);
        Files.writeString(data.resolve("PG_VERSION"), Version.POSTGRESQL_MAJOR + "\n");

        assertThatCode(() -> EmbeddedPostgres.refuseOtherVersion(data)).doesNotThrowAnyException();
    }

    @Test
    void serverThatIsNotThereCannotBeReached() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/rocket?password=hidden";

        assertRefused(
                () -> new DatabaseCheck(new DatabaseAccess(url, "u", "p", "u", "p")).run(1),
                ExitCode.DATABASE_UNREACHABLE,
                "jdbc:postgresql://127.0.0.1:" + port + "/rocket cannot be reached");
    }

    private static void assertRefused(ThrowingCallable check, ExitCode exitCode, String words) {
        assertThatThrownBy(check)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(e.exitCode())
                                .isEqualTo(exitCode));
    }
}
