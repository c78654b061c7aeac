package org.rocketrewards.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.ShrinkingMode;
import org.rocketrewards.model.testing.Fuzz;
import org.rocketrewards.rules.Documents;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleProblem;

/** Rule files, damaged: read, or refused with a sentence and its place; what is read prints and reads back as it is. */
class RuleFileFuzzTest {
    private static final int DOCUMENTS = 12;

    private static final Fuzz FILES = new Fuzz("rule files", files());

    private static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        RandomGenerator<RuleDocument> documents = Documents.documents().generator(1_000);
        for (int i = 0; i < DOCUMENTS; i++) {
            add(files, documents.next(new Random(i)).value());
        }
        return files;
    }

    private static void add(List<byte[]> files, RuleDocument document) {
        for (RuleFile.Format format : RuleFile.Format.values()) {
            files.add(RuleFile.print(document, format).getBytes(UTF_8));
        }
    }

    @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
    void files(@ForAll long seed) {
        FILES.run(seed, file -> {
            RuleFile.Parsed parsed = RuleFile.parse(file);
            RuleDocument document = parsed.document();
            if (document == null) {
                assertThat(parsed.problems()).isNotEmpty();
            }
            for (RuleProblem problem : parsed.problems()) {
                assertThat(problem.message()).isNotBlank().hasSizeLessThan(600);
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
            }
            if (document != null && parsed.problems().isEmpty()) {
                String text = RuleFile.print(document, RuleFile.Format.YAML);
                assertThat(RuleFile.parse(text).document()).as(text).isEqualTo(document);
            }
            return document != null;
        });
    }
}
