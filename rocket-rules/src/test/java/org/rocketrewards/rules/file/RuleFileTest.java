package org.rocketrewards.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleProblem.Code;

class RuleFileTest {
    private static final String START = "rules:\n  - key: quiz.bonus\n    events: [quiz.completed]\n    points: 5\n";

    private static RuleDocument read(String text) {
        RuleFile.Parsed parsed = RuleFile.parse(text);
        assertThat(parsed.problems()).isEmpty();
        return Objects.requireNonNull(parsed.document());
    }

    private static RuleProblem problem(String text) {
        RuleFile.Parsed parsed = RuleFile.parse(text);
        assertThat(parsed.document()).isNull();
        assertThat(parsed.problems()).as(parsed.problems().toString()).hasSize(1);
        return parsed.problems().get(0);
    }

    @Test
    void theDefaultRulesReadBackFromBothFormats() {
        RuleDocument defaults = RuleDocument.of(Catalogue.load().defaultRules());

        for (RuleFile.Format format : RuleFile.Format.values()) {
            String text = RuleFile.print(defaults, format);
            RuleDocument again = read(text);

            assertThat(again).isEqualTo(defaults);
            assertThat(RuleFile.print(again, format)).isEqualTo(text);
        }
    }

    @Test
    void whatIsLeftOutMeansTheUsual() {
        RuleDocument document = read(START);

        assertThat(document.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.title()).isEqualTo("quiz.bonus");
            assertThat(rule.learner().code()).isEqualTo("relateduserid");
            assertThat(rule.filters()).isEmpty();
            assertThat(rule.constraints()).isEmpty();
        });
    }

    @Test
    void aProblemNamesPointerLineAndColumn() {
        RuleProblem problem =
                problem(START + "    constraint:\n      type: cap\n      count: none\n      period: day\n");

        assertThat(problem)
                .extracting(RuleProblem::pointer, RuleProblem::line, RuleProblem::column, RuleProblem::code)
                .containsExactly("/rules/0/constraint/count", 7, 14, Code.WRONG_TYPE);
        assertThat(problem.text()).startsWith("line 7, column 14: /rules/0/constraint/count: must be a whole number");
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        List<RuleProblem> problems = RuleFile.parse(
                        START.replace("points: 5", "points: -5\n    colour: red\n    priority: high"))
                .problems();

        assertThat(problems)
                .extracting(RuleProblem::pointer, RuleProblem::code)
                .containsExactlyInAnyOrder(
                        tuple("/rules/0/points", Code.WRONG_TYPE),
                        tuple("/rules/0/colour", Code.UNKNOWN_MEMBER),
                        tuple("/rules/0/priority", Code.WRONG_TYPE));
    }

    @Test
    void jsonProblemsHaveTheSamePointersAndTheirOwnPlaces() {
        RuleProblem problem = problem(
                "{\n  \"rules\": [\n    {\"key\": \"a\", // ours\n     \"events\": [\"quiz.completed\"], \"points\": \"five\"}]}");

        assertThat(problem)
                .extracting(RuleProblem::pointer, RuleProblem::line, RuleProblem::column, RuleProblem::code)
                .containsExactly("/rules/0/points", 4, 46, Code.WRONG_TYPE);
    }

    @Test
    void anchorsAliasesTagsAndSecondDocumentsAreRefused() {
        assertThat(problem("rules: &a []\n").code()).isEqualTo(Code.NOT_PLAIN_DATA);
        assertThat(problem("rules: *a\n").code()).isEqualTo(Code.NOT_PLAIN_DATA);
        assertThat(problem("rules: !!java.net.URL [x]\n").code()).isEqualTo(Code.NOT_PLAIN_DATA);
        assertThat(problem(START + "---\nrules: []\n").code()).isEqualTo(Code.SYNTAX);
        assertThat(problem("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n"))
                .extracting(RuleProblem::line, RuleProblem::column, RuleProblem::code)
                .containsExactly(1, 4, Code.NOT_PLAIN_DATA);
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        assertThat(RuleFile.parse(new byte[50 * 1024 * 1024]).problems())
                .extracting(RuleProblem::code)
                .containsExactly(Code.TOO_LARGE);
        assertThat(problem("{\"rules\":" + "[".repeat(100_000)).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(problem("rules: " + "[".repeat(100_000)).code()).isEqualTo(Code.TOO_LARGE);
        String nested = "{any: [".repeat(6) + "{field: a, value: 1}" + "]}".repeat(6);
        assertThat(problem(START + "    filters: [" + nested + "]\n").code()).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void aRegularExpressionThatCouldExplodeIsRefused() {
        for (String expression : List.of("(a{1000}){1000}", "(?=a)b", "(a)\\\\1", "((((a{9}){9}){9}){9})", "[")) {
            String filters = "    filters: [{field: other_x, op: matches, value: \"" + expression + "\"}]\n";

            assertThat(problem(START + filters))
                    .as(expression)
                    .extracting(RuleProblem::pointer, RuleProblem::line, RuleProblem::code)
                    .containsExactly("/rules/0/filters/0/value", 5, Code.INVALID_VALUE);
        }
    }

    @Test
    void anOrdinaryRegularExpressionIsNot() {
        for (String expression : List.of(
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "(math|physics)-[0-9]{1,4}.*", "(?i)[^]}]+")) {
            read(START + "    filters: [{field: other_x, op: matches, value: \"" + expression + "\"}]\n");
        }
    }

    @Test
    void textsThatCannotBeKeptAreRefused() {
        assertThat(problem(START + "    title: \"a\\u0000b\"\n").pointer()).isEqualTo("/rules/0/title");
        assertThat(problem("{\"rules\": [{\"key\": \"a\", \"events\": [\"quiz.completed\"],"
                                + " \"points\": {\"by\": \"x\", \"table\": {\"\\ud800\": 1}}}]}")
                        .message())
                .contains("control character");
    }

    @Test
    void circlesAreFound() {
        String a = "  - {key: a, learner: userid, events: [x], points: 1, replaces: [b]}\n";
        String b = "  - {key: b, learner: userid, events: [x], points: 1, replaces: [a]}\n";

        assertThat(problem("rules:\n" + a + b).message()).contains("a → b → a");
        assertThat(
                        problem(
                                "rules: []\ngroups:\n  - {key: a, take: first, within: b}\n  - {key: b, take: all, within: a}\n"))
                .extracting(RuleProblem::pointer, RuleProblem::code)
                .containsExactly("/groups/0/within", Code.CYCLE);
        assertThat(problem("rules:\n  - {key: a.x, learner: userid, events: [b.x], points: 1}\n"
                                + "  - {key: b.x, learner: userid, events: [a.x], points: 1}\n")
                        .code())
                .isEqualTo(Code.CYCLE);
    }

    @Test
    void referencesHaveToBeThere() {
        assertThat(problem(START + "    group: quizzes\n").pointer()).isEqualTo("/rules/0/group");
        assertThat(problem(START.replace("points: 5", "constraint: {type: reversal, of: [x], match: [objectid]}")))
                .extracting(RuleProblem::pointer, RuleProblem::code)
                .containsExactly("/rules/0/constraint/of/0", Code.UNKNOWN_REFERENCE);
        assertThat(problem(START + "  - key: quiz.bonus\n    events: [quiz.completed]\n    points: 5\n")
                        .code())
                .isEqualTo(Code.DUPLICATE);
        assertThat(problem(START.replace("quiz.completed", "no.such")).pointer())
                .isEqualTo("/rules/0");
    }

    @Test
    void brokenTextsSayWhere() {
        assertThat(problem("rules:\n  - key: [a\n").code()).isEqualTo(Code.SYNTAX);
        assertThat(problem("{\"rules\": [,]}"))
                .extracting(RuleProblem::line, RuleProblem::column, RuleProblem::code)
                .containsExactly(1, 12, Code.SYNTAX);
        assertThat(problem("{\"rules\": [], \"rules\": []}").code()).isEqualTo(Code.DUPLICATE);
        assertThat(problem("rules: []\nrules: []\n").line()).isEqualTo(2);
        assertThat(problem("").code()).isEqualTo(Code.WRONG_TYPE);
        assertThat(problem("- a\n").code()).isEqualTo(Code.WRONG_TYPE);
        assertThat(RuleFile.parse(new byte[] {'{', (byte) 0xff}).problems())
                .extracting(RuleProblem::code)
                .containsExactly(Code.SYNTAX);
        assertThat(RuleFile.parse(RuleFile.print(RuleDocument.of(List.of()), RuleFile.Format.YAML)
                                .getBytes(StandardCharsets.UTF_8))
                        .problems())
                .isEmpty();
    }

    /** A look-up searches the class path; one for each value made a file of a mebibyte take more than a minute. */
    @Test
    void theJsonLibraryIsNotLookedUpForEachValue() {
        RuleFile.parse("rules: []");
        RuleFile.parse("{\"rules\": []}");
        AtomicInteger searches = new AtomicInteger();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader(before) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                searches.incrementAndGet();
                return super.getResources(name);
            }
        });
        try {
            RuleFile.parse("rules: [1, 2, a, {b: 3}]");
            RuleFile.parse("{\"rules\": [1, 2, \"a\", {\"b\": 3}]}");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(searches).hasValue(0);
    }
}
