package org.rocketrewards.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in, for people to read.
 *
 * @param role code of what they may do
 * @param mustChangePassword has not yet chosen a password of their own
 * @param lastSignInAt null: never
 * @param sessions open ones
 */
public record PersonRow(
        String name,
        String role,
        boolean enabled,
        boolean mustChangePassword,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        long sessions) {}
