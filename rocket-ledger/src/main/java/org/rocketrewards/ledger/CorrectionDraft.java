package org.rocketrewards.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;

/**
 * A correction as somebody asks for it.
 *
 * @param source name of the Moodle site; null for an event reversal
 * @param learner Moodle user id there; null for an event reversal
 * @param entry number of the entry to take back, in the learner's account; null unless a reversal
 * @param event id of the event to take back; null unless an event reversal
 * @param points to add, or to take away when negative; null for reversals
 * @param keepsAward for reversals: takes the points only, so that the same achievement earns nothing again
 * @param occurredAt the moment that an adjustment or opening balance counts for; null: when it is booked
 * @param reason why, for whoever reads the books
 * @param reference number of a ticket, name of a document; null: none
 */
public record CorrectionDraft(
        CorrectionKind kind,
        @Nullable String source,
        @Nullable Long learner,
        @Nullable Long entry,
        @Nullable Long event,
        @Nullable Long points,
        boolean keepsAward,
        @Nullable Instant occurredAt,
        String reason,
        @Nullable String reference) {
    /** The most points that one correction moves. */
    public static final long MOST_POINTS = 1_000_000_000;

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_REFERENCE = 200;

    /**
     * Checks that everything that the kind needs is there, and nothing else.
     *
     * @throws RocketException {@code missing_field} or {@code invalid_field}
     */
    public CorrectionDraft {
        boolean ofEvent = kind == CorrectionKind.EVENT_REVERSAL;
        boolean reverses = ofEvent || kind == CorrectionKind.REVERSAL;
        require("source", source, !ofEvent);
        require("learner", learner, !ofEvent);
        require("entry", entry, kind == CorrectionKind.REVERSAL);
        require("event", event, ofEvent);
        require("points", points, !reverses);
        if (reverses && occurredAt != null) {
            throw invalid("occurredAt", "belongs to adjustments and opening balances only.");
        }
        if (!reverses && keepsAward) {
            throw invalid("keepsAward", "belongs to reversals only.");
        }
        if (points != null && (points == 0 || Math.abs(points) > MOST_POINTS)) {
            throw invalid("points", "is a whole number from -1000000000 to 1000000000, but not 0.");
        }
        if (learner != null && (learner <= -UserKey.ID_LIMIT || learner >= UserKey.ID_LIMIT)) {
            throw invalid("learner", "is a Moodle user id, below 2^40.");
        }
        requireText("reason", reason, LONGEST_REASON);
        if (reference != null) {
            requireText("reference", reference, LONGEST_REFERENCE);
        }
    }

    /** What somebody asked for. */
    public static CorrectionDraft of(CorrectionRow row) {
        return new CorrectionDraft(
                CorrectionKind.of(row.kind()),
                row.source(),
                row.learner(),
                row.entry(),
                row.event(),
                row.points(),
                row.keepsAward(),
                row.occurredAt(),
                row.reason(),
                row.reference());
    }

    /** Whether this is what was asked for; what a reversal booked since does not count. */
    public boolean asksForTheSameAs(CorrectionRow row) {
        boolean amount = points == null || points.equals(row.points());
        return amount
                && row.kind().equals(kind.code())
                && Objects.equals(row.source(), source)
                && Objects.equals(row.learner(), learner)
                && Objects.equals(row.entry(), entry)
                && Objects.equals(row.event(), event)
                && row.keepsAward() == keepsAward
                && Objects.equals(row.occurredAt(), occurredAt)
                && row.reason().equals(reason)
                && Objects.equals(row.reference(), reference);
    }

    private static void require(String field, @Nullable Object value, boolean wanted) {
        if (wanted && value == null) {
            throw new RocketException(
                    ProblemType.MISSING_FIELD, field + " is needed for this kind.", Map.of("field", field));
        }
        if (!wanted && value != null) {
            throw invalid(field, "does not belong to this kind.");
        }
    }

    private static void requireText(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw invalid(field, "is a text of 1 to " + longest + " characters.");
        }
    }

    private static RocketException invalid(String field, String sentence) {
        return new RocketException(ProblemType.INVALID_FIELD, field + ' ' + sentence, Map.of("field", field));
    }
}
