package org.rocketrewards.ingest.imports;

import java.util.Locale;

/** Where an import stands. */
public enum ImportState {
    /** The file is here; a dry run goes through it. */
    CHECKING,
    /** The dry run is over; nothing is booked until somebody says so. */
    CHECKED,
    /** The file as a whole cannot be used; nothing was booked. */
    REJECTED,
    /** Being booked. */
    RUNNING,
    /** Booked up to a row; goes on from there when told to. */
    PAUSED,
    /** Given up; what was booked stays booked. */
    CANCELLED,
    /** Every row is dealt with. */
    DONE;

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a code. */
    public static ImportState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
