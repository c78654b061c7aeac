package org.rocketrewards.ingest.alerts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an alert is in its life. */
public enum AlertState {
    /** It is so, and nobody has said that they see to it. */
    OPEN,
    /** It is so, and somebody sees to it. */
    ACKNOWLEDGED,
    /** It is no longer so. */
    OVER;

    /** Lower-case name, as answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a code; empty when there is none. */
    public static Optional<AlertState> find(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
