package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.evaluation.Plan;

/**
 * A delivery that came through the gate and has been read: what the batch needs to book it.
 *
 * @param receivedAt when its request began
 * @param startedNanos {@link System#nanoTime} at that moment
 * @param plan what the rules make of it
 * @param contentHash of its decoded fields
 * @param tokenId null when it did not come to the webhook
 * @param address where it came from; null when it did not come to the webhook
 * @param body as it came, decompressed; empty when nothing is to be kept
 * @param importId the import that brings it; null when it came to the webhook
 */
public record Delivered(
        int sourceId,
        @Nullable Integer tokenId,
        @Nullable InetAddress address,
        Instant receivedAt,
        long startedNanos,
        Plan plan,
        long contentHash,
        @Nullable String contentType,
        byte[] body,
        @Nullable Integer importId) {

    /** A delivery that came to the webhook. */
    public Delivered(
            int sourceId,
            int tokenId,
            InetAddress address,
            Instant receivedAt,
            long startedNanos,
            Plan plan,
            long contentHash,
            @Nullable String contentType,
            byte[] body) {
        this(sourceId, tokenId, address, receivedAt, startedNanos, plan, contentHash, contentType, body, null);
    }

    /** What makes an event the same event, whoever delivers it. */
    public record Identity(long moodleId, long actorKey, String eventName, long occurredSecond) {}

    Identity identity() {
        return new Identity(
                plan.event().moodleId(),
                actorKey(),
                plan.event().name(),
                plan.event().occurredAt().getEpochSecond());
    }

    long actorKey() {
        return UserKey.of(sourceId, plan.event().userId());
    }

    /** Whose delivery the log shows it as: the attributed learner's, else that of whoever did it; null for nobody. */
    @Nullable
    Long learnerOrActorKey() {
        if (plan.learnerKey() != null) {
            return plan.learnerKey();
        }
        return plan.event().userId() > 0 ? actorKey() : null;
    }

    /** The address as text. */
    @Nullable
    String addressText() {
        return address == null ? null : address.getHostAddress();
    }

    int tookMicros() {
        return (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - startedNanos) / 1_000);
    }
}
