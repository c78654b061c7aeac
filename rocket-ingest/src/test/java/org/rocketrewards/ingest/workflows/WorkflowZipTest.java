package org.rocketrewards.ingest.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.ingest.control.WireParser;
import org.rocketrewards.ingest.workflows.control.WorkflowZip;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.Filter;

/** The files are such as Moodle exports and imports; what they send is what Rocket reads. */
class WorkflowZipTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String URL = "https://rocket.school.example.com/api/public/hook/moodle/event";
    private static final String TOKEN = "rk_test0000000000000000000000000000000000000000";
    private static final List<EventType> TYPES = Catalogue.load().types();

    private final WorkflowZip workflows = new WorkflowZip(TYPES);

    @Test
    void aFileHasTheMembersOfARecordedExportInTheirOrder() {
        JsonObject recorded = recorded("workflow-export.json");
        JsonObject made = file(List.of("course.completed"), TOKEN, "rocket-core.course_completed.json");

        assertThat(made.keySet()).containsExactlyElementsOf(recorded.keySet());
        assertThat(made.getString("event")).isEqualTo(recorded.getString("event"));
        assertThat(made.getString("debug")).isEqualTo(recorded.getString("debug"));
        assertThat(text(made, "description").keySet())
                .containsExactlyElementsOf(text(recorded, "description").keySet());
        assertThat(kinds(made)).isEqualTo(kinds(recorded));
    }

    @Test
    void theStepIsThatOfARecordedExport() {
        JsonObject recorded = httpStep(recorded("workflow-export.json"));
        JsonObject made = httpStep(file(List.of("course.completed"), TOKEN, "rocket-core.course_completed.json"));

        assertThat(made.keySet()).containsExactlyElementsOf(recorded.keySet());
        assertThat(kinds(made)).isEqualTo(kinds(recorded));
        assertThat(made.getString("type")).isEqualTo(recorded.getString("type"));
        assertThat(made.getString("stepclass")).isEqualTo(recorded.getString("stepclass"));
        JsonObject recordedData = text(recorded, "data");
        JsonObject madeData = text(made, "data");
        assertThat(madeData.keySet()).containsExactlyElementsOf(recordedData.keySet());
        for (String same : List.of("url", "httpmethod", "jsonencode", "expectedresponse", "stepdesc", "typedesc")) {
            assertThat(madeData.getString(same)).as(same).isEqualTo(recordedData.getString(same));
        }
        assertThat(madeData.getString("httpheaders").replace(TOKEN, ""))
                .isEqualTo(recordedData.getString("httpheaders").replaceAll("rk_\\w+", ""));
    }

    @Test
    void theVersionIsOneThatAnImportByHandWasAcceptedWith() {
        JsonObject made = file(List.of("quiz.completed"), TOKEN, "rocket-mod_quiz.attempt_submitted.json");

        assertThat(made.getString("pluginversion"))
                .isEqualTo(recorded("workflow-import-handmade.json").getString("pluginversion"));
    }

    @Test
    void noHeaderIsEmptyBecauseThePluginWouldNeverSend() {
        String headers = text(httpStep(file(List.of("user.logged_in"), null, "rocket-core.user_loggedin.json")), "data")
                .getString("httpheaders");

        assertThat(headers.split("\r\n", -1)).hasSize(2).noneMatch(String::isBlank);
        assertThat(headers).endsWith("PUT-THE-TOKEN-OF-THE-SOURCE-HERE").doesNotContain("{", "rk_");
    }

    @Test
    void everyTypeHasAFileThatMoodleTakesAndWhoseBodyRocketReads() {
        Map<String, String> files = unzip(workflows.write(names(TYPES), URL, TOKEN, NOW));

        assertThat(files).hasSize(TYPES.size() + 5 + 1); // six modules for one type, and the page about them
        files.forEach((name, content) -> {
            if (name.equals("README.txt")) {
                return;
            }
            assertThat(content.getBytes(StandardCharsets.UTF_8).length).as(name).isLessThan(256_000);
            JsonObject file = json(content);
            String template = text(httpStep(file), "data").getString("httpparams");
            WireEvent event = new WireParser()
                    .parse(filled(template, file.getString("event")).getBytes(StandardCharsets.UTF_8), null, NOW);
            assertThat(event.eventName()).isEqualTo(file.getString("event"));
            assertThat(event.fields()).containsKeys("relateduserid", "contextinstanceid", "realuserid", "origin");
        });
    }

    @Test
    void whatNamesAPersonStaysInMoodle() {
        unzip(workflows.write(names(TYPES), URL, null, NOW))
                .values()
                .forEach(content -> assertThat(content)
                        .doesNotContain("{other_content}", "{other_username}", "{ip}", "{user_", "{other}"));
    }

    @Test
    void everyFilterAndConstraintOfADefaultRuleFindsItsField() {
        for (EventType type : TYPES) {
            Map<String, String> files = unzip(workflows.write(List.of(type.rocketEvent()), URL, null, NOW));
            type.defaultRule()
                    .filters()
                    .forEach(filter -> files.forEach((name, content) -> {
                        if (!name.equals("README.txt")) {
                            assertThat(content).as(name).contains("{" + ((Filter) filter).field() + "}");
                        }
                    }));
        }
    }

    @Test
    void thePageSaysThatImportedWorkflowsAreDisabledAndWhatToDoAboutTheToken() {
        assertThat(unzip(workflows.write(List.of("forum.posted"), URL, null, NOW))
                        .get("README.txt"))
                .contains("DISABLED", "DEAKTIVIERT", "PUT-THE-TOKEN-OF-THE-SOURCE-HERE", URL)
                .contains("rocket-mod_forum.post_created.json")
                .doesNotContain("${");
        assertThat(unzip(workflows.write(List.of("forum.posted"), URL, TOKEN, NOW))
                        .get("README.txt"))
                .contains("delete them")
                .doesNotContain(TOKEN);
    }

    @Test
    void classesOfAPluginOfOnesOwnCanBeNamed() {
        assertThat(unzip(workflows.write(List.of("\\local_x\\event\\thing_done"), URL, null, NOW)))
                .containsKey("rocket-local_x.thing_done.json");
        assertThatThrownBy(() -> workflows.write(List.of("../etc"), URL, null, NOW))
                .isInstanceOf(RocketException.class);
        assertThatThrownBy(() -> workflows.write(List.of(), URL, null, NOW)).isInstanceOf(RocketException.class);
    }

    @Test
    void presetsGrow() {
        assertThat(names(Preset.GUIDE.choose(TYPES)))
                .hasSize(6)
                .allMatch(names(Preset.LEARNING.choose(TYPES))::contains);
        assertThat(names(Preset.LEARNING.choose(TYPES)))
                .contains("forum.post_deleted", "course.unenrolled")
                .doesNotContain("note.created");
        assertThat(Preset.ALL.choose(TYPES)).isEqualTo(TYPES);
    }

    private JsonObject file(List<String> events, @Nullable String token, String name) {
        return json(Objects.requireNonNull(
                unzip(workflows.write(events, URL, token, NOW)).get(name), name));
    }

    /** As the plugin fills it in: every value url-encoded, unknown ones empty. */
    private static String filled(String template, String event) {
        return template.replace("{id}", "17")
                .replace("{eventname}", event.replace("\\", "%5C"))
                .replace("{userid}", "31")
                .replace("{timecreated}", "1795341600")
                .replaceAll("\\{\\w+}", "");
    }

    private static JsonObject httpStep(JsonObject workflow) {
        List<JsonValue> steps = new ArrayList<>(workflow.getJsonObject("steps").values());
        return steps.get(steps.size() - 1).asJsonObject();
    }

    private static Map<String, JsonValue.ValueType> kinds(JsonObject object) {
        Map<String, JsonValue.ValueType> kinds = new LinkedHashMap<>();
        object.forEach((name, value) -> kinds.put(name, value.getValueType()));
        return kinds;
    }

    private static JsonObject text(JsonObject object, String member) {
        return json(((JsonString) object.get(member)).getString());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static JsonObject recorded(String name) {
        InputStream file = WorkflowZipTest.class.getResourceAsStream("/moodle/" + name);
        return Json.createReader(Objects.requireNonNull(file, name)).readObject();
    }

    private static List<String> names(List<EventType> types) {
        return types.stream().map(EventType::rocketEvent).toList();
    }

    private static Map<String, String> unzip(byte[] zip) {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
