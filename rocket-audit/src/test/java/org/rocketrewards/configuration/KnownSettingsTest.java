package org.rocketrewards.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {
    @Test
    void theyAreThoseOfTheDocumentation() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/configuration.md"))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 7 && cells[1].strip().startsWith("`rocket.")) {
                documented.put(bare(cells[1]), bare(cells[4]));
            }
        }

        assertThat(KnownSettings.all()).containsExactlyEntriesOf(documented);
    }

    private static String bare(String cell) {
        return cell.strip().replace("`", "");
    }
}
