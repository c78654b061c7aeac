package org.rocketrewards.ingest.workflows.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.EventType;

/**
 * A workflow of the Event Trigger plugin: one event of Moodle, sent to Rocket. Written as the plugin's own export
 * writes it, with one step.
 *
 * @param event class name with its leading backslash
 * @param type what the catalogue knows of it; null: nothing
 */
record Workflow(String event, @Nullable EventType type) {
    /** What goes where the token is to be; it has none of the characters that the plugin would fill in. */
    static final String NO_TOKEN = "PUT-THE-TOKEN-OF-THE-SOURCE-HERE";

    /** The oldest format that every version of the plugin still imports; a lower number is refused. */
    private static final String PLUGIN_VERSION = "2018082400";

    /** Not looked at on import; the Moodle whose export this follows. */
    private static final String MOODLE_VERSION = "2024100706";

    private static final String STEP = "1";
    private static final String HTTP_POST = "\\tool_trigger\\steps\\actions\\http_post_action_step";
    private static final int OK = 200;

    /** Name of its file. */
    String fileName() {
        String part = event.replaceFirst("^\\\\", "").replace("\\event\\", ".").replaceAll("[^A-Za-z0-9_.]", "-");
        return "rocket-" + part.toLowerCase(Locale.ROOT) + ".json";
    }

    /**
     * The file.
     *
     * @param url where Rocket takes deliveries
     * @param token null: a hint in its place
     */
    JsonObject json(String url, @Nullable String token) {
        String title = type == null ? event : type.title();
        String component = type != null && type.moodleEvent().equals(event) ? "" : " (" + component() + ")";
        return Json.createObjectBuilder()
                .add("name", "Rocket: " + title + component)
                .add("description", description(title))
                .add("event", event)
                .add("debug", "0")
                .add("steps", Json.createObjectBuilder().add(STEP, step(url, token)))
                .add("moodleversion", MOODLE_VERSION)
                .add("pluginversion", PLUGIN_VERSION)
                .build();
    }

    private String component() {
        return event.replaceFirst("^\\\\", "").replaceFirst("\\\\.*", "");
    }

    private static String description(String title) {
        return Json.createObjectBuilder()
                .add(
                        "text",
                        "<p>Sends to Rocket: " + title.replace("&", "&amp;").replace("<", "&lt;") + "</p>")
                .add("format", "1")
                .build()
                .toString();
    }

    private JsonObject step(String url, @Nullable String token) {
        return Json.createObjectBuilder()
                .add("id", STEP)
                .add("name", "Send to Rocket")
                .add("description", "Post the event to Rocket")
                .add("type", "actions")
                .add("stepclass", HTTP_POST)
                .add("data", data(url, token))
                .add("steporder", "0")
                .build();
    }

    /** Headers end without a line break: the plugin takes an empty line for a header without a name and never sends. */
    private String data(String url, @Nullable String token) {
        return Json.createObjectBuilder()
                .add("url", url)
                .add("httpmethod", "POST")
                .add(
                        "httpheaders",
                        "Content-Type: application/json\r\nAuthorization: Bearer " + (token == null ? NO_TOKEN : token))
                .add("httpparams", BodyTemplate.of(type))
                // on, it lets what a learner writes overwrite other fields
                .add("jsonencode", "0")
                .add("expectedresponse", String.valueOf(OK))
                .add("stepdesc", "HTTP request")
                .add("typedesc", "Action")
                .build()
                .toString();
    }
}
