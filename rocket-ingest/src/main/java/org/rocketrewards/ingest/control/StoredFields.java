package org.rocketrewards.ingest.control;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.LearningEvent;

/**
 * The fields that stay with an event for good, for filters, simulation and explanation. Left out: what has a column of
 * its own, what the class name says anyway, what is empty, and texts and names of persons, which only the raw body
 * has, and that leaves earlier.
 */
final class StoredFields {
    private static final Set<String> LEFT_OUT = Set.of(
            "id",
            "eventid",
            "eventname",
            "userid",
            "timecreated",
            "action",
            "target",
            "objecttable",
            "crud",
            "edulevel",
            "other",
            "ip",
            "wwwroot",
            "wwwroot_domain",
            "user_roles",
            "user_username",
            "user_firstname",
            "user_lastname",
            "user_fullname",
            "user_email",
            "user_lastip",
            "user_city",
            "user_phone1",
            "user_phone2",
            "user_address",
            "user_description",
            "other_content",
            "other_newcontent",
            "other_username",
            "other_email",
            "other_concept",
            "other_name",
            "other_searchterm",
            "other_query",
            "other_submissiontitle",
            "other_sessionid");
    /** Have few values, the same again and again. */
    private static final Set<String> WORDS = Set.of("anonymous", "component", "contextlevel", "origin");

    /** Carried empty says something else than not carried. */
    private static final String KEPT_EMPTY = "relateduserid";

    private static final int LONGEST_VALUE = 255;

    private StoredFields() {}

    static @Nullable FormedJson of(LearningEvent event) {
        Map<String, String> kept = new TreeMap<>();
        event.fields().forEach((name, value) -> {
            boolean worth = !value.isEmpty() || name.equals(KEPT_EMPTY);
            if (worth && !LEFT_OUT.contains(name) && value.length() <= LONGEST_VALUE) {
                kept.put(name, value);
            }
        });
        if (("\\" + event.component() + "\\").equals(namespace(event.name()))) {
            kept.remove("component");
        }
        if (kept.isEmpty()) {
            return null;
        }
        FormedJson.Writer json = new FormedJson.Writer().object();
        kept.forEach((name, value) -> {
            if (WORDS.contains(name)) {
                json.word(name, value);
            } else {
                json.member(name, value);
            }
        });
        return json.endObject().end();
    }

    private static String namespace(String eventName) {
        int end = eventName.indexOf('\\', 1);
        return end < 0 ? "" : eventName.substring(0, end + 1);
    }
}
