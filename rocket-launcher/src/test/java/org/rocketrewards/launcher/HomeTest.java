package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path directory;

    @Test
    void newHomeIsForItsOwnerOnly() throws IOException {
        Path place = directory.resolve("a/b");

        try (Home home = Home.open(place)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory())))
                    .isEqualTo("rwx------");
            assertThat(home.runtime()).isDirectory();
            assertThat(home.logs()).isDirectory();
        }
    }

    @Test
    void secondOneIsRefusedWithTheFirstOnesNumber() {
        try (Home first = Home.open(directory)) {
            assertThatThrownBy(() -> Home.open(first.directory()))
                    .isInstanceOfSatisfying(
                            CannotStartException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ALREADY_RUNNING))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void closedHomeCanBeOpenedAgain() {
        Home.open(directory).close();

        assertThatCode(() -> Home.open(directory).close()).doesNotThrowAnyException();
    }

    @Test
    void fileInTheWayIsAMatterOfRights() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> Home.open(file.resolve("home")))
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NO_RIGHTS));
    }

    @Test
    void fullDiskIsRefusedWithWhatIsFree() {
        assertThatThrownBy(() -> Home.refuseFullDisk(directory, Home.LEAST_FREE_BYTES - 1))
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DISK_FULL))
                .hasMessageContaining("499 MB");
        assertThatCode(() -> Home.refuseFullDisk(directory, Home.LEAST_FREE_BYTES))
                .doesNotThrowAnyException();
    }
}
