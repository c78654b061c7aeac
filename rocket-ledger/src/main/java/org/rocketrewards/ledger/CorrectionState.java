package org.rocketrewards.ledger;

import java.util.Locale;

/** How far a correction has come. */
public enum CorrectionState {
    /** Somebody else has to agree. */
    WAITING,
    BOOKED,
    REFUSED;

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
