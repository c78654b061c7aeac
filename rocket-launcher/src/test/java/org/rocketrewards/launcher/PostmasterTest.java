package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.launcher.Postmaster.Leftover;
import org.rocketrewards.launcher.Postmaster.Processes;
import org.rocketrewards.launcher.Postmaster.Running;

class PostmasterTest {
    private static final Processes NOTHING_RUNS = pid -> Optional.empty();

    @TempDir
    Path temporary;

    private Path data;

    @BeforeEach
    void realDirectory() throws IOException {
        data = temporary.toRealPath();
    }

    @Test
    void noFileMeansNothingIsLeft() throws IOException {
        assertThat(Postmaster.leftover(data, NOTHING_RUNS)).isEqualTo(Leftover.NONE);
    }

    @Test
    void fileOfAProcessThatIsGoneIsStale() throws IOException {
        pidFile("4711");

        assertThat(Postmaster.leftover(data, NOTHING_RUNS)).isEqualTo(Leftover.STALE_FILE);
    }

    @Test
    void serverOnThisDataIsAnOrphan() throws IOException {
        pidFile("4711");

        assertThat(Postmaster.leftover(data, running(4711, "/x/bin/postgres", data)))
                .isEqualTo(Leftover.ORPHAN);
    }

    @Test
    void serverWhoseProgramWasReplacedIsAnOrphanToo() throws IOException {
        pidFile("4711");

        assertThat(Postmaster.leftover(data, running(4711, "/x/bin/postgres (deleted)", data)))
                .isEqualTo(Leftover.ORPHAN);
    }

    @Test
    void numberGivenToAnotherProgramIsStale() throws IOException {
        pidFile("4711");

        assertThat(Postmaster.leftover(data, running(4711, "/usr/bin/java", data)))
                .isEqualTo(Leftover.STALE_FILE);
        assertThat(Postmaster.leftover(data, pid -> Optional.of(new Running("", Optional.empty()))))
                .isEqualTo(Leftover.STALE_FILE);
    }

    @Test
    void serverOnOtherDataIsLeftAlone() throws IOException {
        pidFile("4711");

        assertThat(Postmaster.leftover(data, running(4711, "/x/bin/postgres", Path.of("/elsewhere"))))
                .isEqualTo(Leftover.STALE_FILE);
    }

    @Test
    void fileWithoutANumberIsStale() throws IOException {
        pidFile("");

        assertThat(Postmaster.leftover(data, running(1, "/x/bin/postgres", data)))
                .isEqualTo(Leftover.STALE_FILE);
        assertThat(Postmaster.parse(List.of("-4711"))).isEmpty();
        assertThat(Postmaster.parse(List.of("nonsense"))).isEmpty();
    }

    @Test
    void runningProcessIsFoundByItsNumber() {
        assertThat(Postmaster.find(ProcessHandle.current().pid()))
                .hasValueSatisfying(self -> assertThat(self.program()).endsWith("java"));
    }

    private void pidFile(String firstLine) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), firstLine + "\n" + data + "\n1795362822\n22010\n");
    }

    private static Processes running(long number, String program, Path directory) {
        return pid -> pid == number ? Optional.of(new Running(program, Optional.of(directory))) : Optional.empty();
    }
}
