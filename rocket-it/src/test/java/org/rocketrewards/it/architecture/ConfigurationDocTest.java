package org.rocketrewards.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/configuration.md has a row for each setting that the code reads, with its environment variable and default. */
class ConfigurationDocTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SETTING = Pattern.compile("@ConfigProperty\\(\\s*([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("name = \"([^\"]+)\"");
    private static final Pattern DEFAULT = Pattern.compile("defaultValue = \"([^\"]*)\"");

    /** What a row of a table says. */
    private record Row(String environment, String unit, String defaultValue, String meaning) {}

    @Test
    void eachSettingIsDocumented() throws IOException {
        Map<String, Row> documented = documented();
        Map<String, @Nullable String> settings = settings();

        assertThat(settings).hasSizeGreaterThan(10);
        settings.forEach((key, defaultValue) -> {
            Row row = documented.get(key);
            assertThat(row).as(key + " in docs/configuration.md").isNotNull();
            assertThat(row.environment()).as(key).isEqualTo(environment(key));
            assertThat(row.unit()).as(key + ": unit").isNotBlank();
            assertThat(row.meaning()).as(key + ": meaning").isNotBlank();
            if (defaultValue != null && !"rocket.home".equals(key)) {
                assertThat(row.defaultValue()).as(key + ": default").isEqualTo(defaultValue);
            }
        });
    }

    @Test
    void aNameIsTheSameKeyInTheEnvironment() throws IOException {
        documented().forEach((key, row) -> assertThat(row.environment()).as(key).isEqualTo(environment(key)));
    }

    private static String environment(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Keys in the sources with their defaults; null where there is none. */
    private static Map<String, @Nullable String> settings() throws IOException {
        Map<String, @Nullable String> settings = new TreeMap<>();
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(path -> Files.isRegularFile(path.resolve("pom.xml")))
                    .toList()) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main)) {
                    try (Stream<Path> files = Files.walk(main)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        for (Path source : sources) {
            Matcher found = SETTING.matcher(Files.readString(source));
            while (found.find()) {
                Matcher name = NAME.matcher(found.group(1));
                assertThat(name.find()).as(source + ": " + found.group()).isTrue();
                Matcher defaultValue = DEFAULT.matcher(found.group(1));
                settings.merge(
                        name.group(1), defaultValue.find() ? defaultValue.group(1) : "", (a, b) -> a.isEmpty() ? b : a);
            }
        }
        settings.replaceAll((key, value) -> value.isEmpty() ? null : value);
        return settings;
    }

    private static Map<String, Row> documented() throws IOException {
        Map<String, Row> rows = new HashMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/configuration.md"))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 7 && cells[1].strip().startsWith("`rocket.")) {
                rows.put(bare(cells[1]), new Row(bare(cells[2]), bare(cells[3]), bare(cells[4]), cells[5].strip()));
            }
        }
        return rows;
    }

    private static String bare(String cell) {
        return cell.strip().replaceAll("^`|`$", "");
    }
}
