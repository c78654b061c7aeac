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
 * @param body as it came, decompressed
 */
public record Delivered(
        int sourceId,
        int tokenId,
        InetAddress address,
        Instant receivedAt,
        long startedNanos,
        Plan plan,
        long contentHash,
        @Nullable String contentType,
        byte[] body) {

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

    int tookMicros() {
        return (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - startedNanos) / 1_000);
    }
}
