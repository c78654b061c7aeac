package org.rocketrewards.ingest.workflows.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.EventType;

/** A ZIP of workflow files, one an event of Moodle, with a page about how to bring them in. */
public final class WorkflowZip {
    private static final String FAMILY = "\\core\\event\\course_module_viewed";
    private static final String CLASS = "\\\\[a-zA-Z0-9_]{1,100}\\\\event\\\\[a-zA-Z0-9_]{1,150}";

    /** Moodle has no event "some activity was viewed": every module has its own. These have nothing but to be read. */
    private static final List<String> READ = List.of("book", "folder", "imscp", "page", "resource", "url");

    private final Map<String, EventType> byKey;
    private final List<EventType> types;

    /** Knows the catalogue. */
    public WorkflowZip(List<EventType> types) {
        this.types = List.copyOf(types);
        this.byKey = types.stream().collect(Collectors.toMap(EventType::rocketEvent, type -> type));
    }

    /**
     * Writes the ZIP.
     *
     * @param events names of the catalogue, {@code quiz.completed}, or classes of Moodle, also unknown ones
     * @param url where Rocket takes deliveries
     * @param token goes into the files; null: a hint in its place
     * @throws RocketException {@code invalid_parameter} for what is neither, and for none at all
     */
    public byte[] write(List<String> events, String url, @Nullable String token, Instant now) {
        List<Workflow> workflows = workflows(events);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "README.txt", readme(workflows, url, token), now);
            for (Workflow workflow : workflows) {
                add(zip, workflow.fileName(), workflow.json(url, token).toString(), now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** How many files a choice makes. */
    public int files(List<String> events) {
        return events.isEmpty() ? 0 : workflows(events).size();
    }

    private List<Workflow> workflows(List<String> events) {
        Set<Workflow> workflows = new LinkedHashSet<>();
        for (String event : events) {
            EventType type = byKey.get(event);
            if (type == null && !event.matches(CLASS)) {
                throw invalid("There is no event type " + event
                        + ": give names of the catalogue, such as quiz.completed, or classes of Moodle, such as"
                        + " \\mod_quiz\\event\\attempt_submitted.");
            }
            classes(event, type).forEach(name -> workflows.add(new Workflow(name, type == null ? typeOf(name) : type)));
        }
        if (workflows.isEmpty()) {
            throw invalid("Choose at least one event type.");
        }
        return new ArrayList<>(workflows);
    }

    private static List<String> classes(String event, @Nullable EventType type) {
        if (type == null) {
            return List.of(event);
        }
        return type.moodleEvent().equals(FAMILY)
                ? READ.stream()
                        .map(module -> "\\mod_" + module + "\\event\\course_module_viewed")
                        .toList()
                : List.of(type.moodleEvent());
    }

    private @Nullable EventType typeOf(String name) {
        return types.stream()
                .filter(type -> type.moodleEvent().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static RocketException invalid(String sentence) {
        return new RocketException(ProblemType.INVALID_PARAMETER, sentence, Map.of("field", "events"));
    }

    private static String readme(List<Workflow> workflows, String url, @Nullable String token) {
        String files = workflows.stream()
                .map(workflow -> "  " + workflow.fileName() + "  " + workflow.event())
                .collect(Collectors.joining("\r\n"));
        String text;
        try (InputStream file = WorkflowZip.class.getResourceAsStream(
                token == null ? "readme-without-token.txt" : "readme-with-token.txt")) {
            text = new String(Objects.requireNonNull(file, "readme").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.replace("\r\n", "\n")
                .replace("\n", "\r\n")
                .replace("${url}", url)
                .replace("${token}", Workflow.NO_TOKEN)
                .replace("${files}", files);
    }

    private static void add(ZipOutputStream zip, String name, String text, Instant now) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(now.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
