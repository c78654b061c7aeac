package org.rocketrewards.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token of a source, for people to read; not the secret.
 *
 * @param prefix the visible beginning of the secret
 * @param uses from which addresses it was used, the latest first, at most 100
 */
public record TokenRow(
        int id,
        String prefix,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        TokenState state,
        List<TokenUse> uses) {
    /** Copies the list. */
    public TokenRow {
        uses = List.copyOf(uses);
    }

    /** After this time a token is to be replaced: quarterly, as the guide recommends. */
    public static final Duration ROTATED_EVERY = Duration.ofDays(90);

    /** Whether it is valid without an end and older than a token should get. */
    public boolean due(Instant now) {
        return state == TokenState.ACTIVE && createdAt.plus(ROTATED_EVERY).isBefore(now);
    }

    /** When it was used last, from whatever address; null: never. */
    public @Nullable Instant lastUsedAt() {
        return uses.isEmpty() ? null : uses.get(0).lastUsedAt();
    }
}
