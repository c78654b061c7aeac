package org.rocketrewards.ledger;

import java.util.Locale;

/** By which of its two moments an entry belongs to a period. */
public enum EntryTime {
    /** When it was written. A period that is over stays as it is; pages of a bank statement work so. */
    BOOKED,
    /** When what it is for happened. What arrives late changes a period that is over. */
    OCCURRED;

    /** Lower-case name, as asked for and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
