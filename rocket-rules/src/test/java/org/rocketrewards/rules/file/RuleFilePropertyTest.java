package org.rocketrewards.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rocketrewards.rules.Documents;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetJson;

class RuleFilePropertyTest {
    @Provide
    Arbitrary<RuleDocument> documents() {
        return Documents.documents();
    }

    @Property(tries = 300)
    void whatIsPrintedReadsBackAsTheSame(@ForAll("documents") RuleDocument document, @ForAll RuleFile.Format format) {
        String text = RuleFile.print(document, format);

        RuleFile.Parsed parsed = RuleFile.parse(text, format);

        assertThat(parsed.problems()).as(text).isEmpty();
        assertThat(parsed.document()).isEqualTo(document);
        assertThat(RuleFile.Format.ofText(text)).isEqualTo(format);
    }

    @Property(tries = 200)
    void theStoredFormReadsBackAsTheSame(@ForAll("documents") RuleDocument document) {
        RuleSet read = RuleSetJson.read(3, RuleSetJson.write(document));

        assertThat(read.document()).isEqualTo(document);
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                        "rules:",
                        "\n",
                        "  ",
                        "- ",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        "key: a",
                        "&a",
                        "*a",
                        "!!x ",
                        "points: 5",
                        ",",
                        ": ",
                        "// x",
                        "#",
                        "events: [quiz.completed]",
                        "\t",
                        "|",
                        ">",
                        "---",
                        "\\u12",
                        "0",
                        "-",
                        "\u0000",
                        "?")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    /** Whatever it is, it is read or refused with a place. */
    @Property(tries = 500)
    void nothingBreaksTheReader(@ForAll("fragments") String text, @ForAll RuleFile.Format format) {
        RuleFile.Parsed parsed = RuleFile.parse(text, format);

        assertThat(parsed.document() == null).isEqualTo(!parsed.problems().isEmpty());
        for (RuleProblem problem : parsed.problems()) {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        }
    }
}
