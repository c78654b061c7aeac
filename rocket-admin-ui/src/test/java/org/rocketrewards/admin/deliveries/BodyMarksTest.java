package org.rocketrewards.admin.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.admin.deliveries.BodyMarks.Kind;
import org.rocketrewards.admin.deliveries.BodyMarks.Part;

class BodyMarksTest {
    @Test
    void jsonHasNamesAndEncodedValues() {
        assertThat(BodyMarks.of("{\"eventname\":\"%5Ccore\",\"id\": 17,\"other\":\"{other}\"}"))
                .extracting(Part::kind, Part::text)
                .contains(
                        tuple(Kind.NAME, "\"eventname\""),
                        tuple(Kind.ENCODED, "%5C"),
                        tuple(Kind.NUMBER, "17"),
                        tuple(Kind.PLACEHOLDER, "{other}"));
    }

    @Test
    void aFormHasNamesToo() {
        assertThat(BodyMarks.of("id=18&eventname=%5Ccore&other={other}"))
                .filteredOn(part -> part.kind() == Kind.NAME)
                .extracting(Part::text)
                .containsExactly("id", "eventname", "other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"id\":",
                "<script>alert(1)</script>",
                "\"\"\"\"::{{{{}}}}%%%\\\\\\",
                "a=b&a=b&%41%42{x}\u0000\ud83d"
            })
    void thePartsOneAfterTheOtherAreTheBody(String body) {
        assertThat(BodyMarks.of(body).stream().map(Part::text).collect(Collectors.joining()))
                .isEqualTo(body);
    }

    @Test
    void aHostileBodyNeitherTakesLongNorMakesEndlessParts() {
        String body = "{\"".repeat(60_000) + "\":%41{a}".repeat(20_000);

        assertThat(BodyMarks.of(body)).hasSizeLessThanOrEqualTo(BodyMarks.MOST + 2);
    }
}
