package org.rocketrewards.ingest.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as the gate sees it; ended ones too, so that the delivery log can tell who still uses them. */
record GatedToken(int id, int sourceId, @Nullable Instant expiresAt, boolean revoked) {
    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
