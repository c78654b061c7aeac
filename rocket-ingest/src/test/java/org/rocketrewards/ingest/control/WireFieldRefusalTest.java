package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.WireFixtures.TIME;
import static org.rocketrewards.ingest.control.WireFixtures.form;
import static org.rocketrewards.ingest.control.WireFixtures.json;
import static org.rocketrewards.ingest.control.WireFixtures.jsonWith;
import static org.rocketrewards.ingest.control.WireFixtures.parse;
import static org.rocketrewards.ingest.control.WireFixtures.refusal;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Bodies that can be read but are no event. */
class WireFieldRefusalTest {
    @ParameterizedTest
    @ValueSource(strings = {"id", "eventname", "userid", "timecreated"})
    void aRequiredFieldMustBeThere(String field) {
        for (String body : List.of(
                json("").replace("\"" + field + "\"", "\"x\""),
                jsonWith(field, "\"\""),
                jsonWith(field, "null"),
                jsonWith(field, "[]"),
                jsonWith(field, "\"{" + field + "}\""),
                form("").replaceFirst("\\b" + field + "=", "x="),
                form("").replaceFirst("\\b" + field + "=[^&]*", field + "={" + field + "}"),
                form("").replaceFirst("\\b" + field + "=[^&]*", field + "=%7B" + field + "%7D"))) {
            RocketException refusal = refusal(body);

            assertThat(refusal.type()).as(body).isEqualTo(ProblemType.MISSING_FIELD);
            assertThat(refusal.members()).containsEntry("field", field).containsEntry("fields", List.of(field));
            assertThat(refusal.detail()).contains("\"" + field + "\": \"{" + field + "}\"");
        }
    }

    @Test
    void allMissingFieldsAreNamed() {
        RocketException refusal = refusal("{\"id\":\"{id}\",\"userid\":\"abc\"}");

        assertThat(refusal.members()).containsEntry("fields", List.of("id", "eventname", "timecreated"));
        assertThat(refusal("{}").members())
                .containsEntry("fields", List.of("id", "eventname", "userid", "timecreated"));
        assertThat(refusal("a=b").type()).isEqualTo(ProblemType.MISSING_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+5\"",
                "\" 5\"",
                "\"5 \"",
                "\"5.0\"",
                "5.0",
                "1e3",
                "\"1e3\"",
                "\"0x10\"",
                "\"٥\"",
                "\"-\"",
                "\"--5\"",
                "\"true\"",
                "true",
                "false",
                "\"1099511627776\"",
                "\"-1099511627776\"",
                "9223372036854775808",
                "18446744073709551621",
                "\"99999999999999999999999999\"",
                "1E400"
            })
    void idsAreIntegersBelow2To40(String jsonValue) {
        for (String field : List.of("id", "userid", "relateduserid", "realuserid", "courseid")) {
            RocketException refusal = refusal(jsonWith(field, jsonValue));

            assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_FIELD);
            assertThat(refusal.members()).containsEntry("field", field);
            assertThat(refusal.detail()).contains("\"" + field + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-5", "000"})
    void theEventsIdIsPositive(String id) {
        assertThat(refusal(jsonWith("id", "\"" + id + "\"")).type()).isEqualTo(ProblemType.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1795355618", "978307199", "1795446001", "1795355618000", "1795355618.5", "now", "1e9"})
    void timesOutsideTheRangeAreRefused(String time) {
        RocketException refusal = refusal(jsonWith("timecreated", "\"" + time + "\""));

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal.members()).containsEntry("field", "timecreated");
        assertThat(refusal.detail().contains("milliseconds")).isEqualTo(time.equals(TIME + "000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"core/event/course_viewed\"",
                "\"course viewed\"",
                "\"%5Ccore%5Cevent%5Cx%zz\"",
                "\"\\\\core\\\\event\\\\käse\"",
                "\"{eventname} \"",
                "\"a<b>\""
            })
    void eventNamesAreClassNames(String jsonValue) {
        RocketException refusal = refusal(jsonWith("eventname", jsonValue));

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal.members()).containsEntry("field", "eventname");
    }

    @Test
    void eventNamesAreLimited() {
        assertThat(parse(jsonWith("eventname", "\"" + "e".repeat(255) + "\"")).eventName())
                .hasSize(255);
        assertThat(refusal(jsonWith("eventname", "\"" + "e".repeat(256) + "\"")).detail())
                .hasSizeLessThan(300);
        assertThat(refusal(jsonWith("eventname", "\"a\\\\" + "e".repeat(253) + "\""))
                        .type())
                .isEqualTo(ProblemType.INVALID_FIELD);
    }
}
