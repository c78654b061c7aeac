package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BannerTest {
    @TempDir
    Path directory;

    @Test
    void tellsWhereToGo() throws IOException {
        Path firstRun = Files.createFile(directory.resolve("first-run.properties"));

        assertThat(Banner.text("https://rocket.example.org", firstRun))
                .contains("https://rocket.example.org/admin\n")
                .contains("https://rocket.example.org/api/public/hook/moodle/event\n")
                .contains(firstRun + "\n");
    }

    @Test
    void doesNotMentionCredentialsThatWerePutAway() {
        assertThat(Banner.text("http://localhost:8080", directory.resolve("gone")))
                .doesNotContain("credentials")
                .doesNotContain("gone");
    }
}
