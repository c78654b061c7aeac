package org.rocketrewards.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** A stretch of the calendar in the source's time zone, by when an event happened. */
public enum Period {
    DAY;

    /** As written in the catalogue and in rule files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a code.
     *
     * @throws IllegalArgumentException when there is no such code
     */
    public static Period of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The period that an instant falls into: {@code day:2026-11-22}. */
    public String at(Instant instant, ZoneId zone) {
        return code() + ":" + LocalDate.ofInstant(instant, zone);
    }
}
