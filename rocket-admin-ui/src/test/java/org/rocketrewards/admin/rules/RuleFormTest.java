package org.rocketrewards.admin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetJson;

/** What the form shows of a rule and what it makes of it again. */
class RuleFormTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String LONG = """
            {"key": "it.long", "title": "Long", "active": false, "events": ["\\\\mod_*\\\\event\\\\x", "attempt_submitted"],
             "learner": "relateduserid else userid",
             "points": {"by": "other_finalgrade", "from": {"value": 50.5, "points": 10}, "to": {"value": 100, "points": 25},
                        "rounding": "down"},
             "filters": [
               {"field": "courseid", "op": "in", "orFields": ["course"], "value": ["101", "102"]},
               {"any": [{"field": "category", "op": "matches", "value": "a,b"},
                        {"all": [{"field": "visible", "op": "ne", "value": ["0"], "whenMissing": "pass"},
                                 {"field": "x", "op": "exists", "value": false}]}]}],
             "constraints": [
               {"type": "once", "per": ["course", "thing"], "key": ["courseid", "y"], "period": "week", "otherwise": ["z"]},
               {"type": "cap", "count": 3, "period": "day", "distinct": ["objectid"], "afterReversal": "keep"},
               {"type": "pointsCap", "points": 22, "period": "month"},
               {"type": "coolDown", "every": "PT30M", "key": ["objectid"]}],
             "alsoReverses": {"of": ["course.completed"], "match": ["objectid"],
                              "when": {"field": "state", "op": "eq", "value": "0"}},
             "group": "first", "priority": 7, "replaces": ["quiz.completed"],
             "from": "2026-12-01", "until": "2026-12-25T08:00", "badge": "gold", "source": 3}
            """;
    private static final String TABLE = """
            {"key": "it.table", "title": "Table", "events": ["attempt_submitted"], "learner": "userid",
             "points": {"by": "contextinstanceid", "table": {"44": 10, "4 = 5": 25}, "otherwise": 0}, "filters": [],
             "constraint": {"type": "none"}}
            """;

    @BeforeEach
    void open() {
        Pages.open("admin", Map.of());
    }

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void everyRuleComesOutAsItWentIn() {
        List<Rule> rules = new ArrayList<>(Catalogue.load().defaultRules());
        rules.addAll(Catalogue.readyRules());
        JsonArray written = RuleSetJson.write(rules).getJsonArray("rules");

        for (JsonObject rule : written.getValuesAs(JsonObject.class)) {
            JsonObject again = throughTheForm(draft(written, JsonValue.EMPTY_JSON_ARRAY), rule);
            assertThat(normal(again)).as(rule.getString("key")).isEqualTo(normal(rule));
        }
    }

    @Test
    void whatTheCatalogueDoesNotUseComesOutAsItWentInToo() {
        JsonObject first = Json.createObjectBuilder()
                .add("key", "first")
                .add("take", "first")
                .build();
        RuleSetDraft draft = draft(
                RuleSetJson.write(Catalogue.load().defaultRules()).getJsonArray("rules"),
                Json.createArrayBuilder().add(first).build());

        for (String text : List.of(LONG, TABLE)) {
            JsonObject rule = json(text);
            assertThat(normal(throughTheForm(draft, rule))).isEqualTo(normal(rule));
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        RuleSetDraft draft =
                draft(RuleSetJson.write(Catalogue.load().defaultRules()).getJsonArray("rules"), json());
        RuleForm form = form(draft);
        form.show(json("{\"key\": \"it.x\", \"events\": [\"two words\"], \"points\": \"many\","
                + " \"filters\": [{\"any\": [{\"field\": \"a\", \"op\": \"gte\", \"value\": \"b\"}]}],"
                + " \"constraint\": {\"type\": \"cap\", \"count\": \"x\", \"period\": \"day\"}}"));

        CheckedRule checked = CheckedRule.of(draft, null, form.value());

        assertThat(checked.rule()).isNull();
        assertThat(checked.complaints())
                .extracting(CheckedRule.Complaint::pointer)
                .contains("/events/0", "/points", "/filters/0/any/0/value", "/constraint/count");
        assertThat(checked.complaints().stream()
                        .filter(complaint -> !complaint.pointer().equals("/learner")))
                .allMatch(complaint -> form.blame(complaint.pointer(), complaint.message()));
    }

    private static JsonArray json() {
        return JsonValue.EMPTY_JSON_ARRAY;
    }

    private static JsonObject throughTheForm(RuleSetDraft draft, JsonObject rule) {
        RuleForm form = form(draft);
        form.show(rule);
        return form.value();
    }

    private static RuleForm form(RuleSetDraft draft) {
        Catalogue catalogue = Catalogue.load();
        return new RuleForm(
                draft,
                new EventTitles(catalogue),
                new RuleForm.Choices(catalogue.types(), List.of("gold"), List.of("1 moodle")),
                false,
                () -> {});
    }

    /** A rule without what says what holds anyway. */
    private static JsonObject normal(JsonObject rule) {
        var normal = Json.createObjectBuilder(rule);
        if (rule.containsKey("constraint")
                && rule.getJsonObject("constraint").getString("type").equals("none")) {
            normal.remove("constraint");
        }
        return json(normal.build().toString());
    }

    private static RuleSetDraft draft(JsonArray rules, JsonArray groups) {
        return new RuleSetDraft(1, 1, NOW, "anna", NOW, "anna", rules, groups, JsonValue.EMPTY_JSON_ARRAY);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
