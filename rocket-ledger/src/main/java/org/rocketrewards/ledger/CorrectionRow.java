package org.rocketrewards.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A correction, and how far it has come.
 *
 * @param kind code of a {@link CorrectionKind}
 * @param state code of a {@link CorrectionState}
 * @param source name of the Moodle site; null for an event reversal
 * @param learner Moodle user id there; null for an event reversal
 * @param entry number of the entry to take back; null unless a reversal
 * @param event id of the event to take back; null unless an event reversal
 * @param points as asked for; of a reversal what it booked in all, null until then
 * @param keepsAward whether a reversal takes the points only
 * @param occurredAt the moment that it counts for; null: when it is booked
 * @param note why it was agreed to or refused; null when nothing was said
 * @param entries what it booked; none until then
 */
public record CorrectionRow(
        long id,
        String kind,
        String state,
        @Nullable String source,
        @Nullable Long learner,
        @Nullable Long entry,
        @Nullable Long event,
        @Nullable Long points,
        boolean keepsAward,
        @Nullable Instant occurredAt,
        String reason,
        @Nullable String reference,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String note,
        List<EntryRow> entries) {
    /** Copies the entries. */
    public CorrectionRow {
        entries = List.copyOf(entries);
    }

    /** The same with what it booked. */
    public CorrectionRow with(List<EntryRow> booked) {
        return new CorrectionRow(
                id,
                kind,
                state,
                source,
                learner,
                entry,
                event,
                points,
                keepsAward,
                occurredAt,
                reason,
                reference,
                requestedAt,
                requestedBy,
                decidedAt,
                decidedBy,
                note,
                booked);
    }
}
