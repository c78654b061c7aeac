package org.rocketrewards.bench.compare;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.bench.load.Event;
import org.rocketrewards.bench.load.EventKind;

/**
 * What the default rule of an event looks at, formed as Rocket forms it.
 *
 * @param keys one or two; the award is made once for any of them
 * @param shared whether another event may have the same keys
 * @param match what a reversal would find the award by; empty when none would
 * @param period the counter of a cap; null without one
 */
record Keys(
        List<String> keys,
        boolean shared,
        String match,
        @Nullable String period) {

    static Keys of(Event event, LocalDate day) {
        EventKind kind = event.kind();
        String period = kind.cap() > 0 ? "day:" + day : null;
        String module = "contextinstanceid=" + event.module();
        String object = "objectid=" + event.object();
        String course = "courseid=" + event.course();
        List<String> keys = switch (kind.once()) {
            case MODULE -> List.of(module, "component=" + kind.component() + "," + object);
            case OBJECT -> List.of(object);
            case COURSE -> List.of(course);
            case COURSE_AND_DAY -> List.of(course + "@day:" + day);
            case NONE ->
                kind.object() == EventKind.ObjectId.FRESH
                        ? List.of(object + "@" + period)
                        : List.of("id=" + event.moodleId() + ",timecreated=" + event.epochSecond());
        };
        boolean own = kind.once() == EventKind.Once.NONE && kind.object() != EventKind.ObjectId.FRESH;
        String match = switch (kind.match()) {
            case NONE -> "";
            case MODULE -> module;
            case OBJECT -> object;
            case BADGE -> object + ",relateduserid=" + event.learner();
        };
        return new Keys(keys, !own, match, period);
    }
}
