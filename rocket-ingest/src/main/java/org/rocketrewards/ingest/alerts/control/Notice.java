package org.rocketrewards.ingest.alerts.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.alerts.AlertRow;

/**
 * Somebody is to be told of an alert.
 *
 * @param news raised or over
 */
public record Notice(
        long id,
        String channel,
        String news,
        Instant madeAt,
        AlertRow alert,
        @Nullable String sourceTitle) {
    /** News of something that is over. */
    public static final String OVER = "over";
    /** News of something that begins. */
    public static final String RAISED = "raised";
}
