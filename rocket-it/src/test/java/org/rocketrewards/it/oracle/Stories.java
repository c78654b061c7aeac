package org.rocketrewards.it.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random sequences of events of a few learners, with Moodle ids in the order in which they happened. */
public final class Stories {
    private static final long START = 1_795_305_600L;
    private static final String CORE = "\\core\\event\\";

    private final Random random;
    private final long firstId;
    private final long firstLearner;

    /** Stories of four learners whose events get ids from {@code firstId} on. */
    public Stories(Random random, long firstId) {
        this(random, firstId, 101);
    }

    /** Stories of the four learners from {@code firstLearner} on. */
    public Stories(Random random, long firstId, long firstLearner) {
        this.random = random;
        this.firstId = firstId;
        this.firstLearner = firstLearner;
    }

    /** Events of rules that have no cap: what they pay together does not depend on the order of arrival. */
    public List<Fields> withoutCaps(int length) {
        List<Fields> story = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            story.add(uncapped(firstId + i));
        }
        return story;
    }

    /** Forum posts, log-ins and deletions on three days: capped. */
    public List<Fields> withCaps(int length) {
        List<Fields> story = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            story.add(capped(firstId + i, firstId));
        }
        return story;
    }

    private Fields uncapped(long id) {
        long learner = firstLearner + random.nextInt(4);
        long thing = 1 + random.nextInt(3);
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                event(id, CORE + "course_module_completion_updated", 900, learner)
                        .module(thing, learner)
                        .set("other_completionstate", "" + random.nextInt(4))
                        .fields();
            case 2 ->
                event(id, CORE + "user_enrolment_created", 900, learner)
                        .set("courseid", "" + thing)
                        .set("objectid", "" + (thing * 10 + random.nextInt(2)))
                        .fields();
            case 3 ->
                event(id, CORE + "user_enrolment_deleted", 900, learner)
                        .set("courseid", "" + thing)
                        .set("objectid", "" + (thing * 10 + random.nextInt(2)))
                        .fields();
            case 4 ->
                event(id, "\\mod_quiz\\event\\attempt_submitted", learner, learner)
                        .set("objectid", "" + (learner * 100 + thing))
                        .fields();
            case 5 ->
                event(id, "\\mod_quiz\\event\\attempt_deleted", 900, learner)
                        .set("objectid", "" + (learner * 100 + thing))
                        .fields();
            case 6 ->
                event(id, "\\mod_assign\\event\\assessable_submitted", learner, 0)
                        .set("objectid", "" + (learner * 100 + thing))
                        .fields();
            case 7 ->
                event(id, "\\mod_assign\\event\\submission_removed", 900, random.nextBoolean() ? learner : 0)
                        .set("objectid", "" + (learner * 100 + thing))
                        .fields();
            default ->
                event(id, "\\mod_page\\event\\course_module_viewed", learner, 0)
                        .module(thing, 0)
                        .fields();
        };
    }

    private Fields capped(long id, long base) {
        long learner = firstLearner + random.nextInt(4);
        String post = "" + (base + random.nextInt(40));
        long day = START - 86_400L * random.nextInt(3);
        return switch (random.nextInt(6)) {
            case 0 ->
                event(id, CORE + "user_loggedin", learner, 0)
                        .set("timecreated", "" + day)
                        .fields();
            case 1 ->
                event(id, "\\mod_forum\\event\\post_deleted", 900, 0)
                        .set("objectid", post)
                        .fields();
            default ->
                event(id, "\\mod_forum\\event\\post_created", learner, 0)
                        .set("objectid", post)
                        .set("timecreated", "" + day)
                        .fields();
        };
    }

    private static Builder event(long id, String eventName, long actor, long related) {
        Builder builder = new Builder();
        builder.fields.put("id", "" + id);
        builder.fields.put("eventname", eventName);
        builder.fields.put("component", eventName.substring(1, eventName.indexOf('\\', 1)));
        builder.fields.put("userid", "" + actor);
        builder.fields.put("relateduserid", related == 0 ? "" : "" + related);
        builder.fields.put("courseid", "5");
        builder.fields.put("timecreated", "" + (START + id % 80_000));
        builder.fields.put("origin", "web");
        return builder;
    }

    private static final class Builder {
        private final Map<String, String> fields = new LinkedHashMap<>();

        Builder set(String name, String value) {
            fields.put(name, value);
            return this;
        }

        /** A course module, and the row that stands for it, which for a completion is one per learner. */
        Builder module(long number, long learner) {
            return set("contextinstanceid", "" + (700 + number)).set("objectid", "" + (learner * 1000 + number));
        }

        Fields fields() {
            return new Fields(fields);
        }
    }
}
