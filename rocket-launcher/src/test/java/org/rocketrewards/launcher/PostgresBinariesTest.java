package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir
    Path runtime;

    @Test
    void programsAreUnpackedAndExecutable() {
        PostgresBinaries binaries = PostgresBinaries.unpack(runtime);

        assertThat(binaries.program("postgres")).isExecutable();
        assertThat(binaries.program("initdb")).isExecutable();
        assertThat(runtime.resolve("postgresql-" + Version.POSTGRESQL + "/lib/libpq.so.5"))
                .isSymbolicLink();
        assertThat(binaries.program("../share/postgresql/postgresql.conf.sample"))
                .isNotEmptyFile();
    }

    @Test
    void otherUsersOfTheJarMayCloseIt() throws Exception {
        URL archive = Objects.requireNonNull(PostgresBinaries.class.getResource(
                "/" + PostgresBinaries.archive(System.getProperty("os.name"), System.getProperty("os.arch"))));
        CompletableFuture<PostgresBinaries> unpacked =
                CompletableFuture.supplyAsync(() -> PostgresBinaries.unpack(runtime));
        while (!unpacked.isDone()) {
            ((JarURLConnection) archive.openConnection()).getJarFile().close();
            Thread.sleep(1);
        }

        assertThat(unpacked.get().program("postgres")).isExecutable();
    }

    @Test
    void whatAnInterruptedStartLeftBehindIsReplaced() throws IOException {
        Path half = Files.createDirectories(runtime.resolve("postgresql-" + Version.POSTGRESQL + ".half/bin"));
        Path older = Files.createDirectories(runtime.resolve("postgresql-17.0.0"));

        PostgresBinaries binaries = PostgresBinaries.unpack(runtime);

        assertThat(binaries.program("postgres")).isExecutable();
        assertThat(half).doesNotExist();
        assertThat(older).doesNotExist();
    }

    @Test
    void damagedFileIsNoticedAndReplaced() throws IOException {
        Path program = PostgresBinaries.unpack(runtime).program("postgres");
        long size = Files.size(program);
        Files.write(program, new byte[0]);

        PostgresBinaries.unpack(runtime);

        assertThat(program).hasSize(size);
    }

    @Test
    void wholeOnesAreUsedAsTheyAre() throws IOException {
        Path program = PostgresBinaries.unpack(runtime).program("postgres");
        var unpacked = Files.getLastModifiedTime(program);

        PostgresBinaries.unpack(runtime);

        assertThat(Files.getLastModifiedTime(program)).isEqualTo(unpacked);
    }

    @Test
    void machineWithoutBinariesIsToldWhatToDo() {
        assertThat(PostgresBinaries.archive("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThatThrownBy(() -> PostgresBinaries.archive("Mac OS X", "aarch64"))
                .hasMessageContaining("ROCKET_DB_URL");
        assertThatThrownBy(() -> PostgresBinaries.archive("Linux", "s390x")).hasMessageContaining("s390x");
    }

    @Test
    void truncatedArchiveIsAnError() {
        assertThatThrownBy(() -> Tar.unpack(new ByteArrayInputStream(new byte[100]), runtime))
                .isInstanceOf(IOException.class);
    }
}
