package org.rocketrewards.seal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the seals are behind the books.
 *
 * @param signedAt when the newest checkpoint was signed; null: never
 * @param oldestUnsealed when the oldest entry was booked that no batch has yet; null: all are sealed
 */
public record SealFreshness(
        @Nullable Instant signedAt, @Nullable Instant oldestUnsealed) {}
