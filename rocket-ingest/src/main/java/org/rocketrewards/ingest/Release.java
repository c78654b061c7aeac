package org.rocketrewards.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.SourceTraits;

/**
 * What a person says about whom a quarantined event is to be attributed to.
 *
 * @param confirmed whether the one whom the event names is the learner in spite of what speaks against it
 * @param learner Moodle user id of the learner, where the event names none; null: as the event says
 */
public record Release(boolean confirmed, @Nullable Long learner) {
    /** Nothing is said: the event is tried again as it is. */
    public static final Release NONE = new Release(false, null);

    /** The fields to decide by. */
    public Map<String, String> fields(Map<String, String> carried) {
        Map<String, String> fields = new LinkedHashMap<>(carried);
        if (confirmed) {
            fields.remove("realuserid");
            if ("cli".equals(fields.get("origin"))) {
                fields.remove("origin");
            }
        }
        if (learner != null) {
            fields.put("relateduserid", Long.toString(learner));
        }
        return fields;
    }

    /** The source as it counts for this event. */
    public SourceTraits traits(SourceTraits source) {
        return confirmed ? new SourceTraits(source.id(), source.zone(), false, Set.of(), source.guests()) : source;
    }
}
