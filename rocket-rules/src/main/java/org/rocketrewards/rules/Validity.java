package org.rocketrewards.rules;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When something holds, by when events happened.
 *
 * @param from the first moment; null: always
 * @param until the first moment at which it no longer holds; null: for good
 */
public record Validity(@Nullable Moment from, @Nullable Moment until) {
    /** At any time. */
    public static final Validity ALWAYS = new Validity(null, null);

    /** Checks. */
    public Validity {
        if (from != null && until != null && from.surelyNotBefore(until)) {
            throw new IllegalArgumentException("it ends (" + until.text() + ") before it begins (" + from.text() + ")");
        }
    }

    /** Whether it has neither beginning nor end. */
    public boolean always() {
        return from == null && until == null;
    }

    /** Whether it holds at an instant. */
    public boolean holds(Instant at, ZoneId zone) {
        return (from == null || !at.isBefore(from.in(zone))) && (until == null || at.isBefore(until.in(zone)));
    }
}
