package org.rocketrewards.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** A stretch of the calendar in the source's time zone, by when an event happened. */
public enum Period {
    DAY,
    /** From Monday to Sunday. */
    WEEK,
    MONTH,
    /** All time. */
    EVER;

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
        return Texts.constant(Period.class, code);
    }

    /** The period that an instant falls into: {@code day:2026-11-22}, {@code week:2026-W47}, {@code ever}. */
    public String at(Instant instant, ZoneId zone) {
        if (this == EVER) {
            return code();
        }
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return switch (this) {
            case DAY -> "day:" + day;
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "week:%04d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            default -> "month:" + day.toString().substring(0, 7);
        };
    }
}
