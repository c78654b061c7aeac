package org.rocketrewards.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.RunningRocket;

/** {@code rocket.jar rules check}, as a pipeline runs it: no Rocket and no database beside it. */
class RulesCheckIT {
    private static final String GOOD = "rules:\n  - key: quiz.bonus\n    events: [quiz.completed]\n    points: 5\n";

    @TempDir
    Path directory;

    private final RocketProcess process = RocketProcess.fresh("rules");

    @AfterEach
    void nothingWasStarted() {
        assertThat(process.home()).isEmptyDirectory();
        process.close();
    }

    private RocketProcess.Said check(String name, String text, String... options) throws IOException {
        String file = Files.writeString(directory.resolve(name), text).toString();
        String[] arguments = new String[options.length + 3];
        arguments[0] = "rules";
        arguments[1] = "check";
        arguments[2] = file;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return process.command(arguments);
    }

    private static JsonObject json(RocketProcess.Said said) {
        return Json.createReader(new StringReader(said.output())).readObject();
    }

    @ExtendWith(RunningRocket.class)
    @ParameterizedTest
    @CsvSource({"application/yaml, rules.yaml", "application/json, rules.json"})
    void whatARunningRocketExportsIsFine(String type, String name, Rocket rocket) throws IOException {
        String file = rocket.http()
                .send(rocket.http()
                        .to("/api/v1/rule-sets/1/file")
                        .header("Authorization", "Bearer " + Admin.of(rocket).key())
                        .header("Accept", type)
                        .GET())
                .body();

        RocketProcess.Said said = check(name, file);

        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(said.output())
                .hasLineCount(1)
                .matches("(?s).*: 8\\d rules \\(\\d+ inactive\\), 67 events covered\\.\n");
    }

    @Test
    void everyProblemIsALineWithItsPlace() throws IOException {
        RocketProcess.Said said = check(
                "bad.yaml",
                GOOD.replace("points: 5", "pionts: 5") + "    constraint:\n      type: cap\n      count: none\n"
                        + "      period: day\n");

        assertThat(said.exitCode()).isEqualTo(22);
        assertThat(said.output().lines().toList())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("bad.yaml:4:5: /rules/0/pionts: \"pionts\" is unknown"))
                .anySatisfy(line -> assertThat(line).contains("/rules/0: \"points\" is missing"))
                .anySatisfy(line ->
                        assertThat(line).contains("bad.yaml:7:14: /rules/0/constraint/count: must be a whole number"))
                .last()
                .asString()
                .endsWith("bad.yaml: 3 problems.");
    }

    @Test
    void pipelinesGetJson() throws IOException {
        RocketProcess.Said good = check("good.yaml", GOOD, "--json");
        RocketProcess.Said bad = check("bad.json", "{\"rules\": [\n  {\"key\": 7}]}", "--json");

        assertThat(good.exitCode()).isZero();
        assertThat(json(good).getBoolean("valid")).isTrue();
        assertThat(json(good).getInt("rules")).isEqualTo(1);
        assertThat(json(good).getInt("events")).isEqualTo(1);
        assertThat(json(good).getJsonArray("problems")).isEmpty();
        assertThat(bad.exitCode()).isEqualTo(22);
        JsonObject problem = json(bad).getJsonArray("problems").getJsonObject(0);
        assertThat(problem.getInt("line")).isEqualTo(2);
        assertThat(problem.getInt("column")).isEqualTo(11);
        assertThat(problem.getString("pointer")).isEqualTo("/rules/0/key");
        assertThat(problem.getString("field")).isEqualTo("rules[0].key");
        assertThat(problem.getString("code")).isEqualTo("wrong_type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: &a [x, x]~b: [*a, *a]~ | :1:4: | anchors",
                "rules: !!java.net.URL [x]~ | :1:8: | tags",
                "rules: []~groups:~  - {key: a, take: first, within: b}~  - {key: b, take: all, within: a}~ | :3:35: | circle",
                "rules: [{key: a, learner: userid, events: [x], points: 1, filters: "
                        + "[{field: y, op: matches, value: '(a{1000}){1000}'}]}]~ | :1:100: | expands",
                "{\"rules\": [ | :1:12: | ends too early"
            })
    void filesThatWouldDoHarmAreRefusedInAMoment(String text, String place, String about) throws IOException {
        RocketProcess.Said said = check("harm", text.replace("~", "\n"));

        assertThat(said.exitCode()).isEqualTo(22);
        assertThat(said.output()).contains(place).containsIgnoringCase(about).endsWith(": 1 problem.\n");
    }

    @Test
    void fiftyMegabytesAreRefusedUnread() throws IOException {
        Path file = directory.resolve("large.yaml");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(50L * 1024 * 1024);
        }

        RocketProcess.Said said = process.command("rules", "check", file.toString());

        assertThat(said.exitCode()).isEqualTo(22);
        assertThat(said.output()).contains("large.yaml:1:1: the file is larger than 1 MiB");
    }

    @Test
    void aFileThatIsNotThereOrNoneAtAllIsSaidInOneLine() {
        RocketProcess.Said missing = process.command("rules", "check", "/nowhere/rules.yaml");
        RocketProcess.Said none = process.command("rules", "check");

        assertThat(missing.exitCode()).isEqualTo(23);
        assertThat(missing.output())
                .isEqualTo("Rocket cannot check rules: cannot read /nowhere/rules.yaml: there is no such file\n");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.output()).hasLineCount(1);
    }
}
