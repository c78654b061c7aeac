package org.rocketrewards.it.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rocketrewards.it.oracle.Fields;

/** Bodies made from the integration guide's template: ten fields, no relateduserid. */
public final class GuideBody {
    /** 2026-11-22T12:00:00Z. */
    static final long NOON = 1_795_348_800L;

    /** The guide's body template, letter by letter. */
    static final String TEMPLATE = """
            {
              "id": "{id}",
              "eventname": "{eventname}",
              "component": "{component}",
              "action": "{action}",
              "target": "{target}",
              "objectid": "{objectid}",
              "userid": "{userid}",
              "courseid": "{courseid}",
              "timecreated": "{timecreated}",
              "other": "{other}"
            }
            """;

    private GuideBody() {}

    public static Fields event(long id, String eventName, long user, long object, long course, long time) {
        Map<String, String> fields = new LinkedHashMap<>();
        String last = eventName.substring(eventName.lastIndexOf('\\') + 1);
        int underscore = last.lastIndexOf('_');
        fields.put("id", "" + id);
        fields.put("eventname", eventName);
        fields.put("component", eventName.substring(1, eventName.indexOf('\\', 1)));
        fields.put("action", last.substring(underscore + 1));
        fields.put("target", underscore < 0 ? last : last.substring(0, underscore));
        fields.put("objectid", "" + object);
        fields.put("userid", "" + user);
        fields.put("courseid", "" + course);
        fields.put("timecreated", "" + time);
        return new Fields(fields);
    }

    public static Fields courseCompleted(long id, long user, long course) {
        return event(id, "\\core\\event\\course_completed", user, 4000 + id, course, NOON);
    }

    public static Fields forumPost(long id, long user, long post) {
        return event(id, "\\mod_forum\\event\\post_created", user, post, 7, NOON);
    }

    /** Fills the template as the Event Trigger plugin does: values url-encoded, {@code {other}} left as it is. */
    public static String fill(Fields event) {
        String body = TEMPLATE;
        for (Map.Entry<String, String> field : event.all().entrySet()) {
            body = body.replace(
                    "{" + field.getKey() + "}", URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8));
        }
        return body;
    }
}
