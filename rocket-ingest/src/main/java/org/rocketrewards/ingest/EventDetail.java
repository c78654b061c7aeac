package org.rocketrewards.ingest;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.Outcome;

/**
 * An event and all that can be told about it.
 *
 * @param id number of the event, and of the delivery that brought it
 * @param source name of the Moodle site
 * @param moodleId Moodle's id of it, with the three that follow its identity
 * @param eventName Moodle class name
 * @param actor Moodle user id of whoever acted
 * @param occurredAt when it happened
 * @param receivedAt when the first delivery came in
 * @param outcome accepted or quarantined
 * @param reason why it is in quarantine
 * @param learner Moodle user id of whom it was attributed to; null in quarantine
 * @param flags codes of {@link org.rocketrewards.model.DeliveryFlag}s
 * @param course Moodle course id
 * @param ruleSet version of the rule set that decided
 * @param points net of what it booked
 * @param balance the learner's after it; null when it touched several learners or none
 * @param decisions array, one member per rule considered; null when none was
 * @param fields object with the decoded fields that are kept; null when there are none
 * @param entries what it booked, for whichever learners
 */
public record EventDetail(
        long id,
        @Nullable String source,
        long moodleId,
        String eventName,
        long actor,
        Instant occurredAt,
        Instant receivedAt,
        Outcome outcome,
        @Nullable String reason,
        @Nullable Long learner,
        List<String> flags,
        @Nullable Long course,
        int ruleSet,
        long points,
        @Nullable Long balance,
        @Nullable JsonValue decisions,
        @Nullable JsonValue fields,
        List<EntryRow> entries) {
    /** Copies the lists. */
    public EventDetail {
        flags = List.copyOf(flags);
        entries = List.copyOf(entries);
    }
}
