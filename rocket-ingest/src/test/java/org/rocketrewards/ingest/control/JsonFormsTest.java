package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.privacy.control.Erasure;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

/** Events keep what differs, and everybody reads the whole. */
class JsonFormsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String POST = "{\"id\":\"%d\",\"eventname\":\"\\\\mod_forum\\\\event\\\\post_created\","
            + "\"userid\":\"3\",\"courseid\":\"7\",\"objectid\":\"%d\",\"contextlevel\":\"70\",\"timecreated\":\"%d\","
            + "\"course_fullname\":\"%s\"}";

    @BeforeEach
    void anEmptyDatabase() throws SQLException {
        DB.empty();
    }

    @Test
    void theSecondPostIsKeptInPartsAndReadsLikeTheFirst() {
        IntakeFixture intake = new IntakeFixture(DB);
        intake.send(post(1, "100 % \\\"Latin\\\" \\u001f \u00fc"));
        intake.send(post(2, "100 % \\\"Latin\\\" \\u001f \u00fc"));

        assertThat(DB.number("SELECT count(*) FROM event WHERE decisions IS NOT NULL AND fields IS NOT NULL"))
                .isEqualTo(1);
        List<Map<String, Object>> rows = DB.rows("SELECT decision_form, decision_parts, field_parts,"
                + " stored_json(decisions, decision_form, decision_parts)::text AS decisions,"
                + " stored_json(fields, field_form, field_parts)::text AS fields FROM event ORDER BY moodle_id");
        assertThat(rows.get(0).get("decision_form")).isNull();
        assertThat(rows.get(1).get("decision_form")).isNotNull();
        assertThat(String.valueOf(rows.get(1).get("decision_parts"))).doesNotContain("rule", "awarded", "objectid");
        assertThat(String.valueOf(rows.get(1).get("field_parts"))).doesNotContain("courseid", "contextlevel");
        for (String column : List.of("decisions", "fields")) {
            assertThat(String.valueOf(rows.get(1).get(column)))
                    .isEqualTo(String.valueOf(rows.get(0).get(column))
                            .replace("objectid=44", "objectid=45")
                            .replace("\"objectid\": \"44\"", "\"objectid\": \"45\"")
                            .replace("\"before\": 0", "\"before\": 1")
                            .replace("\"after\": 1", "\"after\": 2"));
        }
        assertThat(String.valueOf(rows.get(1).get("fields"))).contains("100 % \\\"Latin\\\" \\u001f \u00fc");
    }

    @Test
    void whatIsGivenAwayIsWholeAndErasureTakesTextsOutOfParts() throws SQLException {
        IntakeFixture intake = new IntakeFixture(DB);
        intake.send(post(1, "Maria\u2019s course"));
        intake.send(post(2, "Maria\u2019s course"));
        assertThat(whole()).contains("Maria\u2019s course", "\"objectid=45@day").doesNotContain("_form", "_parts");

        try (Connection connection = DB.application().getConnection()) {
            new Erasure(connection).erase(1, "school", 3, UserKey.of(1, 3), "asked for it", "admin", IntakeFixture.NOW);
        }

        assertThat(whole()).doesNotContain("Maria").contains("\"objectid\": \"45\"", "\"objectid=45@day");
        assertThat(DB.number("SELECT count(*) FROM event WHERE field_parts IS NOT NULL"))
                .isZero();
    }

    private static String whole() {
        return String.valueOf(DB.rows("SELECT whole_event(to_jsonb(e))::text AS row FROM event e WHERE moodle_id = 2")
                .get(0)
                .get("row"));
    }

    @Test
    void aFormGetsItsNumberWhenItHasComeUpOftenEnough() throws SQLException {
        JsonForms forms = new JsonForms(3);

        assertThat(forms.find("{\"a\":\"%s\"}")).isNull();
        assertThat(forms.find("{\"a\":\"%s\"}")).isNull();
        assertThat(forms.takeWanted()).isEmpty();
        assertThat(forms.find("{\"a\":\"%s\"}")).isNull();
        assertThat(forms.takeWanted()).containsExactly("{\"a\":\"%s\"}");
        assertThat(forms.takeWanted()).isEmpty();
        assertThat(forms.find("{\"a\":\"%s\"}")).isNull();

        forms.remember(store("{\"a\":\"%s\"}"));
        Integer id = forms.find("{\"a\":\"%s\"}");
        assertThat(id).isNotNull().isEqualTo(store("{\"a\":\"%s\"}").get("{\"a\":\"%s\"}"));

        forms.forget();
        assertThat(forms.find("{\"a\":\"%s\"}")).isNull();
    }

    @Test
    void whatIsTooLongOrOneTooManyIsKeptWhole() throws SQLException {
        JsonForms forms = new JsonForms(1);
        String tooLong = "{\"" + "a".repeat(2_000) + "\":\"%s\"}";
        forms.find(tooLong);
        assertThat(forms.takeWanted()).containsExactly(tooLong);
        forms.remember(store(tooLong));
        assertThat(forms.find(tooLong)).isNull();
        assertThat(forms.takeWanted()).isEmpty();

        DB.execute("INSERT INTO json_form (text) SELECT 'form ' || n FROM generate_series(1, " + JsonForms.MOST + ") n"
                + " ON CONFLICT DO NOTHING");
        long before = DB.number("SELECT count(*) FROM json_form");
        forms.remember(store("one more"));
        assertThat(forms.find("one more")).isNull();
        assertThat(DB.number("SELECT count(*) FROM json_form")).isEqualTo(before);
    }

    @Test
    void otherNamesEachTimeAreNotNoted() {
        JsonForms forms = new JsonForms();
        IntStream.range(0, 100_000).forEach(n -> forms.find("{\"field" + n + "\":\"%s\"}"));

        assertThat(forms.takeWanted()).isEmpty();
    }

    @Test
    void aFormThatIsMissingIsSaidAndNotTakenForNothing() {
        assertThatThrownBy(() -> DB.rows("SELECT stored_json(NULL, 2147483647, '')::text"))
                .hasStackTraceContaining("json_form 2147483647 is not there");
    }

    private static Map<String, Integer> store(String form) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            return JsonForms.store(connection, List.of(form));
        }
    }

    private static String post(int n, String course) {
        return String.format(POST, n, 43 + n, IntakeFixture.AT, course);
    }
}
