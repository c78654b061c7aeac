package org.rocketrewards.ingest.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** What the rows of a file are. */
public enum ImportKind {
    /** Events with the ids of Moodle's Event Trigger queue: those that the webhook gets. */
    EVENTS(List.of("id", "eventname", "userid", "courseid", "timecreated")),
    /**
     * Moodle's table {@code logstore_standard_log}. Its ids are another series; kept below zero, so that history lies
     * before whatever the webhook gets, in its own order.
     */
    STANDARD_LOG(List.of("id", "eventname", "userid", "courseid", "timecreated", "relateduserid", "origin"));

    private final List<String> required;

    ImportKind(List<String> required) {
        this.required = required;
    }

    /** The columns that a file of this kind has to have. */
    public List<String> required() {
        return required;
    }

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a code.
     *
     * @throws RocketException {@code invalid_parameter} when there is none
     */
    public static ImportKind of(String code) {
        for (ImportKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new RocketException(
                ProblemType.INVALID_PARAMETER, "kind is events or standard_log.", Map.of("field", "kind"));
    }
}
