package org.rocketrewards.access;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.access.ApiKey;

/**
 * An API key, for people to read; not the secret.
 *
 * @param prefix the visible beginning of the secret
 * @param role code of what it may do
 * @param scopes first parts of the addresses below /api/v1 that it may call; none: all that its role may
 * @param expiresAt null: never
 * @param lastUsedAt to the minute; null: never
 * @param state {@code active}, {@code expired} or {@code revoked}
 */
public record ApiKeyRow(
        String name,
        String prefix,
        String role,
        Set<String> scopes,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable Instant lastUsedAt,
        String state) {
    /** Copies the scopes, in order. */
    public ApiKeyRow {
        scopes = java.util.Collections.unmodifiableSet(new TreeSet<>(scopes));
    }

    /** The row of a key as it is at {@code now}. */
    public static ApiKeyRow of(ApiKey key, Instant now) {
        String state = key.revokedAt() != null ? "revoked" : key.valid(now) ? "active" : "expired";
        return new ApiKeyRow(
                key.name(),
                key.prefix(),
                key.role().code(),
                key.scopes(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.revokedAt(),
                key.revokedBy(),
                key.lastUsedAt(),
                state);
    }
}
