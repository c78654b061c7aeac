package org.rocketrewards.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with all that belongs to it.
 *
 * @param delivery its line in the log
 * @param body what came over the wire; null when it was refused before it was read, equals the first delivery's, or is
 *     past its retention
 * @param event the event that it brought or repeats; null when it has none
 * @param others further deliveries of the same event, newest first, at most 100
 */
public record DeliveryDetail(
        DeliveryRow delivery,
        @Nullable RawBody body,
        @Nullable EventDetail event,
        List<DeliveryRow> others) {
    /** Copies the list. */
    public DeliveryDetail {
        others = List.copyOf(others);
    }
}
