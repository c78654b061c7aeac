package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstRunFileTest {
    @TempDir
    Path folder;

    @Test
    void ownerAloneMayReadIt() throws IOException {
        FirstRunFile file = new FirstRunFile(folder.resolve("new/home"));

        file.write(Map.of("admin.user", "admin"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file.path().getParent())) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void valuesReadTheSameForJavaAndForShells() throws IOException {
        FirstRunFile file = new FirstRunFile(folder);
        String url = "https://rocket.example.org:8443/api/public/hook/moodle/event";

        file.write(Map.of("webhook.url", url));

        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file.path())) {
            read.load(in);
        }
        assertThat(read).containsEntry("webhook.url", url);
        assertThat(Files.readAllLines(file.path())).contains("webhook.url=" + url);
    }

    @Test
    void fileOfAFailedStartIsReplaced() throws IOException {
        new FirstRunFile(folder).write(Map.of("admin.password", "old"));

        new FirstRunFile(folder).write(Map.of("admin.password", "new"));

        assertThat(Files.readAllLines(folder.resolve("first-run.properties")))
                .contains("admin.password=new")
                .doesNotContain("admin.password=old");
    }

    @Test
    void onlyTheOneThatWroteItTakesItAway() throws IOException {
        FirstRunFile writer = new FirstRunFile(folder);
        writer.write(Map.of("admin.user", "admin"));

        new FirstRunFile(folder).deleteIfWritten();
        assertThat(writer.path()).exists();

        writer.deleteIfWritten();
        assertThat(writer.path()).doesNotExist();
    }

    @Test
    void homeThatIsNoDirectoryIsAnError() throws IOException {
        Path home = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new FirstRunFile(home).write(Map.of())).isInstanceOf(IOException.class);
    }
}
