package org.rocketrewards.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.file.RuleFile;

/** Runs the examples of docs/rules.md: each rule file, and the events below it. */
class RulesPageTest {
    private static final Path PAGE = Path.of("../docs/rules.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```(?:yaml|json)\n(.*?)```\n```example\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\\\\\S+)((?: \\S+=\\S*)*) → (.*)");

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleDoesWhatItSays() {
        return EXAMPLE.matcher(page())
                .results()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1).lines().limit(3).collect(Collectors.joining(" ")),
                        () -> run(example.group(1), example.group(2))));
    }

    private static void run(String file, String events) {
        RuleFile.Parsed parsed = RuleFile.parse(file);
        assertThat(parsed.problems()).isEmpty();
        RuleSet rules = new RuleSet(1, Objects.requireNonNull(parsed.document()));
        List<String> lines = new ArrayList<>(events.lines().toList());
        ZoneId zone =
                lines.get(0).startsWith("zone: ") ? ZoneId.of(lines.remove(0).substring(6)) : ZoneId.of("UTC");
        RulesFixture fixture = new RulesFixture(rules, new Standings(), RulesFixture.in(zone));
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            assertThat(line.matches()).as(lines.get(i)).isTrue();
            String made = fixture.send(event(i + 1, line)).stream()
                    .map(decision -> decision.rule() + " " + decision.reason().code() + " " + decision.points())
                    .collect(Collectors.joining(", "));
            assertThat(made).as(lines.get(i)).isEqualTo(line.group(4));
        }
    }

    private static LearningEvent event(int id, Matcher line) {
        String[] fields = line.group(3).isBlank()
                ? new String[0]
                : Stream.of(line.group(3).strip().split(" "))
                        .flatMap(field -> Stream.of(field.split("=", 2)))
                        .toArray(String[]::new);
        return RulesFixture.eventAt(Instant.parse(line.group(1)), id, line.group(2), 31, fields);
    }

    @Test
    void thePageExplainsEveryReason() {
        String page = page();

        for (Reason reason : Reason.values()) {
            assertThat(page).contains("`" + reason.code() + "`");
        }
    }
}
