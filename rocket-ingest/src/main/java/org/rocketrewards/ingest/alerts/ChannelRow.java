package org.rocketrewards.ingest.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way on which people are told of alerts.
 *
 * @param channel mail or webhook
 * @param target who or what is told; null: it is not set up
 * @param sentAt when it last worked; null: never
 * @param waiting notices that are still to be sent
 * @param failure what came of the newest try that failed, while any notice waits; null: nothing waits
 */
public record ChannelRow(
        String channel,
        @Nullable String target,
        @Nullable Instant sentAt,
        long waiting,
        @Nullable String failure) {}
