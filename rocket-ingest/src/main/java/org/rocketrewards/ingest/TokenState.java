package org.rocketrewards.ingest;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a token is in its life. */
public enum TokenState {
    /** Valid without an end. */
    ACTIVE,
    /** Valid until a known instant. */
    EXPIRING,
    /** No longer valid: its time is over. */
    EXPIRED,
    /** No longer valid: somebody ended it. */
    REVOKED;

    /** The state at {@code now}. */
    public static TokenState at(Instant now, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
        if (revokedAt != null) {
            return REVOKED;
        }
        if (expiresAt == null) {
            return ACTIVE;
        }
        return now.isBefore(expiresAt) ? EXPIRING : EXPIRED;
    }

    /** Whether deliveries with the token are taken. */
    public boolean valid() {
        return this == ACTIVE || this == EXPIRING;
    }

    /** Lower-case name, as answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
