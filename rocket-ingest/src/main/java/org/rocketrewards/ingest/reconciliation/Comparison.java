package org.rocketrewards.ingest.reconciliation;

import java.util.Locale;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** What is compared with what. Each lists differences, with what to do; none mends anything. */
public enum Comparison {
    /** Balances with the sums of their entries. */
    BALANCES(false),
    /** What events say they booked with their entries. */
    EVENTS(false),
    /** Per source and month: awarded, not awarded and why, repeats, quarantined, ids that never came. Not a difference. */
    COMPLETENESS(false),
    /** Ranges of Moodle's ids between which nothing came. */
    GAPS(false),
    /** Points that learners had elsewhere with their balances; needs a file. */
    POINTS(true),
    /** Moodle's own log with the events; needs a file. */
    MOODLE_LOG(true);

    private final boolean needsFile;

    Comparison(boolean needsFile) {
        this.needsFile = needsFile;
    }

    /** Whether there is something to be supplied. */
    public boolean needsFile() {
        return needsFile;
    }

    /** Lower-case name with hyphens, as in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The comparison of a code.
     *
     * @throws RocketException {@code not_found}
     */
    public static Comparison of(String code) {
        for (Comparison each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new RocketException(
                ProblemType.NOT_FOUND,
                "What can be compared: balances, events, completeness, gaps, points, moodle-log.",
                Map.of());
    }
}
