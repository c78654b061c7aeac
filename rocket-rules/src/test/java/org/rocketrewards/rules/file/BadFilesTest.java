package org.rocketrewards.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocketrewards.rules.RuleProblem;

/** Whatever is wrong is said with its line, its column and the pointer to it, and makes no document. */
class BadFilesTest {
    static Stream<BadFiles.BadFile> files() {
        return BadFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedAtItsPlace(BadFiles.BadFile file) {
        RuleFile.Parsed parsed = RuleFile.parse(file.text().getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.document()).isNull();
        assertThat(parsed.problems())
                .first()
                .extracting(RuleProblem::code, RuleProblem::pointer, RuleProblem::line, RuleProblem::column)
                .as(() -> parsed.problems().get(0).text())
                .containsExactly(file.code(), file.pointer(), file.line(), file.column());
        assertThat(parsed.problems().get(0).message()).isNotBlank().hasSizeLessThan(600);
    }
}
