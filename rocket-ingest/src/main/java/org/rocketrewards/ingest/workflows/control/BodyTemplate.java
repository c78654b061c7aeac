package org.rocketrewards.ingest.workflows.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.EventType;

/**
 * The body that a workflow sends: JSON whose values are placeholders, which the plugin fills in url-encoded. It carries
 * whoever acted and whom it is about, what a rule can ask for, and nothing that names a person.
 */
final class BodyTemplate {
    private static final List<String> FIELDS = List.of(
            "id",
            "eventname",
            "component",
            "action",
            "target",
            "objecttable",
            "objectid",
            "contextid",
            "contextlevel",
            "contextinstanceid",
            "userid",
            "relateduserid",
            "realuserid",
            "courseid",
            "anonymous",
            "timecreated",
            "origin");

    /**
     * Keys of {@code other} that stay away: texts and names of persons, what Moodle keeps as a structure and the plugin
     * never fills in, and what only some occurrences have.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "relateduserid",
            "username",
            "extrauserinfo",
            "coursesectionnumber",
            "groupname",
            "submissiontitle",
            "concept",
            "newcontent",
            "verb",
            "object",
            "context",
            "result",
            "authority",
            "attachments",
            "userenrolment",
            "name",
            "pageurl");

    private BodyTemplate() {}

    /** The template of a type; of one that the catalogue does not know, null, what every event has. */
    static String of(@Nullable EventType type) {
        List<String> fields = new ArrayList<>(FIELDS);
        if (type != null) {
            type.otherKeys().stream()
                    .filter(key -> !LEFT_OUT.contains(key))
                    .map(key -> "other_" + key)
                    .forEach(fields::add);
        }
        return fields.stream()
                .map(field -> '"' + field + "\":\"{" + field + "}\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
