package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/configuration.md is what operators read: it has to name every setting and every exit code. */
class ConfigurationDocTest {
    private static final Path DOC = Path.of("../docs/configuration.md");

    @ParameterizedTest
    @EnumSource
    void settingIsDocumentedWithItsEnvironmentNameAndDefault(Setting setting) throws IOException {
        assertThat(Files.readAllLines(DOC))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| `" + setting.key + "` | `" + setting.environmentName() + "` |")
                        .contains(setting.defaultValue.isEmpty() ? "|" : "`" + setting.defaultValue + "`"));
    }

    @ParameterizedTest
    @EnumSource
    void exitCodeIsDocumented(ExitCode exitCode) throws IOException {
        assertThat(Files.readAllLines(DOC)).anyMatch(line -> line.startsWith("| " + exitCode.number + " | "));
    }
}
