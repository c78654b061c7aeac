package org.rocketrewards.model;

import java.util.Locale;

/** What became of a delivery. The code is the same in the database, the API and the interface. */
public enum Outcome {
    /** The type is in the rule set and the learner is known, whatever the points. */
    ACCEPTED,
    /** Nothing to do: no rule or mapping for the type, or the event comes out of a restore. */
    IGNORED,
    /** The event is on record but cannot be attributed; it waits for a person. */
    QUARANTINED,
    /** The same event was delivered before. */
    DUPLICATE,
    /** Not taken: wrong token, address, size or form. */
    REFUSED,
    /** Rocket could not book it; it is kept and can be replayed. */
    FAILED;

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The outcome of a code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
