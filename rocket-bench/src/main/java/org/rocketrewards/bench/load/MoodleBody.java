package org.rocketrewards.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocketrewards.ingest.control.FormedJson;

/**
 * The JSON body of a kind of event, with markers: the guide's template, and what else a careful administrator adds.
 * Values are url-encoded one by one, as the plugin does it.
 */
final class MoodleBody {
    /** What Rocket does not keep with an event: it has columns of its own, or says nothing new. */
    private static final Set<String> NOT_STORED = Set.of(
            "id",
            "eventname",
            "component",
            "action",
            "target",
            "objecttable",
            "crud",
            "edulevel",
            "userid",
            "timecreated",
            "other",
            "ip",
            "realuserid",
            "wwwroot",
            "wwwroot_domain");

    private MoodleBody() {}

    /** All of the body. */
    static String text(EventKind kind) {
        return json(members(kind), kind.other());
    }

    /** The form of what an event keeps of it for good. */
    static String storedForm(EventKind kind) {
        Map<String, String> places = new LinkedHashMap<>();
        stored(kind).forEach((name, value) -> places.put(name, "%s"));
        return json(places, kind.other().isEmpty() ? "" : "%s");
    }

    /** The parts that go into the form. */
    static String storedParts(EventKind kind) {
        List<String> parts = new ArrayList<>(stored(kind).values());
        if (!kind.other().isEmpty()) {
            parts.add(kind.other());
        }
        return String.join(String.valueOf(FormedJson.BETWEEN), parts);
    }

    private static Map<String, String> stored(EventKind kind) {
        Map<String, String> members = members(kind);
        members.keySet().removeAll(NOT_STORED);
        return members;
    }

    private static Map<String, String> members(EventKind kind) {
        String context = context(kind);
        Map<String, String> members = new LinkedHashMap<>();
        members.put("id", "@I@");
        members.put("eventname", kind.eventName().replace("\\", "%5C"));
        members.put("component", kind.component());
        members.put("action", kind.action());
        members.put("target", kind.target());
        members.put("objecttable", kind.objectTable());
        members.put("objectid", object(kind));
        members.put("crud", kind.crud());
        members.put("edulevel", Integer.toString(kind.eduLevel()));
        members.put("contextid", kind.contextLevel() == 10 ? "1" : context);
        members.put("contextlevel", Integer.toString(kind.contextLevel()));
        members.put("contextinstanceid", context);
        members.put("userid", kind.learner() == EventKind.Learner.STAFF ? Long.toString(Event.TEACHER) : "@L@");
        members.put("courseid", kind.inCourse() ? "@C@" : "0");
        members.put("relateduserid", kind.learner() == EventKind.Learner.ACTOR ? "" : "@L@");
        members.put("anonymous", "0");
        members.put("other", "{other}");
        members.put("timecreated", "@T@");
        members.put("origin", "web");
        members.put("ip", "10.20.30.40");
        members.put("realuserid", "");
        members.put("wwwroot", "https%3A%2F%2Fmoodle.school.example");
        members.put("wwwroot_domain", "moodle.school.example");
        if (kind.inCourse()) {
            members.put("course_id", "@C@");
            members.put("course_fullname", "Introduction+to+Testing%2C+Class+7B");
            members.put("course_shortname", "ITT-7B");
            members.put("course_idnumber", "ITT-2026-7B");
            members.put("course_category", "7");
            members.put("course_visible", "1");
            members.put("category_name", "Science");
            members.put("category_idnumber", "SCI");
        }
        return members;
    }

    private static String context(EventKind kind) {
        return switch (kind.contextLevel()) {
            case 70 -> "@M@";
            case 50 -> "@C@";
            case 30 -> "@L@";
            default -> "0";
        };
    }

    private static String object(EventKind kind) {
        return switch (kind.object()) {
            case NONE -> "";
            case USER -> "@L@";
            case MODULE -> "@M@";
            case COMPLETION, FEW, FRESH -> "@O@";
        };
    }

    private static String json(Map<String, String> members, String other) {
        StringBuilder json = new StringBuilder();
        members.forEach((name, value) -> json.append(json.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
        if (!other.isEmpty()) {
            json.append(',').append(other);
        }
        return json.append('}').toString();
    }
}
