package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {
    @TempDir
    Path directory;

    private Home home;

    @BeforeEach
    void open() {
        home = Home.open(directory.resolve("home"));
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aRestoreThatWasCutOffIsNotStartedAndIsClearedAwayByTheNext() throws IOException {
        Unfinished unfinished = new Unfinished(home);
        unfinished.begin();
        write("seal/private.key");
        write("postgresql/data/PG_VERSION");
        write("postgresql/postgresql.conf");
        write("database.properties");

        assertThatThrownBy(unfinished::refuseToStart)
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.RESTORE_UNFINISHED));
        new Unfinished(home).clearAway();

        assertThat(home.data()).doesNotExist();
        assertThat(home.directory().resolve("seal")).doesNotExist();
        assertThat(home.databaseProperties()).doesNotExist();
        assertThat(home.directory().resolve("postgresql/postgresql.conf")).exists();
    }

    @Test
    void whatNoRestoreMadeIsLeftAlone() throws IOException {
        write("seal/private.key");

        new Unfinished(home).clearAway();

        assertThat(home.directory().resolve("seal/private.key")).exists();
        assertThatCode(() -> new Unfinished(home).refuseToStart()).doesNotThrowAnyException();
    }

    private void write(String name) throws IOException {
        Path file = home.directory().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }
}
