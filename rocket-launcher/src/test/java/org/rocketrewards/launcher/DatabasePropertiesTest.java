package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasePropertiesTest {
    @TempDir
    Path directory;

    @Test
    void passwordsAreMadeOnceAndDiffer() throws IOException {
        DatabaseProperties first = DatabaseProperties.readOrCreate(file());
        DatabaseProperties second = DatabaseProperties.readOrCreate(file());

        assertThat(second.password("rocket_app"))
                .isEqualTo(first.password("rocket_app"))
                .isNotEqualTo(first.password("rocket_owner"))
                .hasSize(43);
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        DatabaseProperties.readOrCreate(file()).listeningOn(5432);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void addressIsNotedBesideThePasswords() throws IOException {
        DatabaseProperties properties = DatabaseProperties.readOrCreate(file());

        properties.listeningOn(5433);

        DatabaseProperties again = DatabaseProperties.readOrCreate(file());
        assertThat(again.url()).isEqualTo("jdbc:postgresql://127.0.0.1:5433/rocket");
        assertThat(again.password("postgres")).isEqualTo(properties.password("postgres"));
    }

    @Test
    void missingPasswordIsNamed() throws IOException {
        Files.writeString(file(), "postgres.password=x\n");

        DatabaseProperties properties = DatabaseProperties.readOrCreate(file());

        assertThatThrownBy(() -> properties.password("rocket_app")).hasMessageContaining("rocket_app.password");
    }

    private Path file() {
        return directory.resolve("database.properties");
    }
}
