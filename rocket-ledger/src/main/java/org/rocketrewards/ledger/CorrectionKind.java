package org.rocketrewards.ledger;

import java.util.Locale;

/** What people book. */
public enum CorrectionKind {
    /** Points added or taken away. */
    ADJUSTMENT,
    /** One entry taken back. */
    REVERSAL,
    /** Everything that an event gave taken back, from whichever learners. */
    EVENT_REVERSAL,
    /** What a learner had before Rocket. */
    OPENING_BALANCE;

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static CorrectionKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
