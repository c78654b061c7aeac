package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What stands in packaging/ agrees with the program: settings, exit codes, commands, and what keeps it safe. */
class PackagingTest {
    private static final Path PACKAGING = Path.of("../packaging");
    private static final Pattern VARIABLE = Pattern.compile("\\bROCKET_[A-Z_]+\\b");

    @Test
    void everyVariableThatIsNamedIsASetting() throws IOException {
        String documented = Files.readString(Path.of("../docs/configuration.md"));
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PACKAGING)) {
            for (Path file : files.filter(PackagingTest::isForRocket).toList()) {
                VARIABLE.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group())
                        .forEach(named::add);
            }
        }

        assertThat(named).hasSizeGreaterThan(5);
        assertThat(named).allSatisfy(name -> assertThat(documented).contains("| `" + name + "` |"));
    }

    /** What stands beside Rocket, such as a load balancer, has variables of its own. */
    private static boolean isForRocket(Path file) {
        return Files.isRegularFile(file) && !file.startsWith(PACKAGING.resolve("haproxy"));
    }

    @Test
    void theImageRunsAsNobodyInParticularOnJava17() throws IOException {
        List<String> lines = Files.readAllLines(PACKAGING.resolve("docker/Dockerfile"));

        assertThat(lines.stream().filter(line -> line.startsWith("FROM "))).hasSize(2);
        assertThat(lines).contains("FROM eclipse-temurin:17-jre", "USER 10001:10001", "CMD [\"run\"]");
        assertThat(lines.indexOf("USER 10001:10001")).isGreaterThan(lines.indexOf("FROM eclipse-temurin:17-jre"));
        assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK "));
        assertThat(lines).anyMatch(line -> line.contains("\"/opt/rocket/rocket.jar\", \"health\"]"));
    }

    @Test
    void javaGetsTheSameOptionsHoweverRocketIsStarted() throws IOException {
        List<String> starts =
                List.of("../rocket", "../packaging/systemd/rocket.service", "../packaging/docker/Dockerfile");
        for (String start : starts) {
            assertThat(Files.readString(Path.of(start)))
                    .as(start)
                    .contains("-XX:+ExitOnOutOfMemoryError", "-XX:MetaspaceSize=160m", "-Xmx512m");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void theServicesOfTheCompositionFitTogether() throws IOException {
        Map<String, Object> composition =
                (Map<String, Object>) new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(PACKAGING.resolve("docker/compose.yaml")));
        Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>) composition.get("services");
        Map<String, Object> secrets = (Map<String, Object>) composition.get("secrets");
        Map<String, Object> rocket = services.get("rocket");
        Map<String, String> environment = (Map<String, String>) rocket.get("environment");

        Settings settings = Settings.read(
                List.of(),
                name -> null,
                name -> name.endsWith("_FILE") && environment.containsKey(name)
                        ? secret(environment.get(name))
                        : environment.get(name));

        assertThat(settings.external().orElseThrow().ownerUser()).isEqualTo("rocket_owner");
        assertThat(((List<String>) rocket.get("secrets"))).allMatch(secrets::containsKey);
        assertThat(rocket).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
        String roles = Files.readString(PACKAGING.resolve("docker/roles.sh"));
        assertThat(roles).contains("CREATE ROLE rocket_owner", "CREATE ROLE rocket_app", "OWNER rocket_owner");
    }

    /** Any file will do for a password here. */
    private static String secret(String path) {
        assertThat(path).startsWith("/run/secrets/rocket_");
        return PACKAGING.resolve("docker/roles.sh").toString();
    }

    @Test
    void theUnitLocksTheServiceInAndKnowsTheExitCodes() throws IOException {
        String unit = Files.readString(PACKAGING.resolve("systemd/rocket.service"));

        assertThat(unit)
                .contains("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "KillMode=mixed")
                .doesNotContain("\nMemoryDenyWriteExecute");
        Matcher given = Pattern.compile("RestartPreventExitStatus=([0-9 ]+)").matcher(unit);
        assertThat(given.find()).isTrue();
        Set<Integer> known = new TreeSet<>();
        for (ExitCode exitCode : ExitCode.values()) {
            known.add(exitCode.number);
        }
        assertThat(Stream.of(given.group(1).split(" ")).map(Integer::valueOf)).allMatch(known::contains);
    }
}
