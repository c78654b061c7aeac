package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaVersionTest {
    @TempDir
    Path directory;

    @Test
    void newestMigrationInsideTheArchivesLibrariesIsFound() throws IOException {
        Path archive = directory.resolve("rocket.war");
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(archive))) {
            entry(war, "WEB-INF/lib/other.jar", jar("db/migration/V999999999999__not_ours.sql"));
            entry(
                    war,
                    "WEB-INF/lib/rocket-model-1.jar",
                    jar("db/migration/V202611221500__first.sql", "db/migration/V202611231500__second.sql"));
        }

        assertThat(SchemaVersion.newestIn(archive)).isEqualTo(202611231500L);
    }

    @Test
    void onlyVersionedMigrationsCount() {
        assertThat(SchemaVersion.versionOf("db/migration/V12__a.sql")).isEqualTo(12);
        assertThat(SchemaVersion.versionOf("db/migration/afterMigrate__grants.sql"))
                .isZero();
        assertThat(SchemaVersion.versionOf("db/checks/V12__a.sql")).isZero();
    }

    private static byte[] jar(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (String name : names) {
                entry(jar, name, new byte[0]);
            }
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        ((OutputStream) zip).write(content);
        zip.closeEntry();
    }
}
