package org.rocketrewards.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as a rule gives it: with an offset ({@code 2026-12-01T00:00:00Z}), or without one, which means the
 * clocks of the source ({@code 2026-12-01}, {@code 2026-12-01T08:00}). Where the clocks are set forward, a time that
 * they leave out is the one an hour later; where they are set back, the first of the two is meant.
 *
 * @param text as written
 * @param instant null when it depends on the time zone
 * @param local null when it does not
 */
public record Moment(
        String text, @Nullable Instant instant, @Nullable LocalDateTime local) {

    /**
     * Reads a moment.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Moment of(String text) {
        try {
            if (text.length() == 10) {
                return new Moment(text, null, LocalDate.parse(text).atStartOfDay());
            }
            boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return offset
                    ? new Moment(text, OffsetDateTime.parse(text).toInstant(), null)
                    : new Moment(text, null, LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a date (2026-12-01) or a time (2026-12-01T08:00, 2026-12-01T08:00:00Z)",
                    e);
        }
    }

    /** The instant meant at a source. */
    public Instant in(ZoneId zone) {
        if (instant != null) {
            return instant;
        }
        if (local == null) {
            throw new IllegalStateException("a moment is one of the two");
        }
        return local.atZone(zone).toInstant();
    }

    /** Whether it surely is not before another one; two that cannot be compared without a time zone are let pass. */
    boolean surelyNotBefore(Moment other) {
        if (instant != null && other.instant != null) {
            return !instant.isBefore(other.instant);
        }
        return local != null && other.local != null && !local.isBefore(other.local);
    }
}
