package org.rocketrewards.ledger;

import java.util.Locale;

/** Why an entry was booked. */
public enum EntryKind {
    AWARD,
    REVERSAL,
    ADJUSTMENT,
    EXPIRY,
    IMPORT;

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
