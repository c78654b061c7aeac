package org.rocketrewards.ingest.traffic;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong at a sender's end, with the evidence for it.
 *
 * @param code of the {@link Ailment}
 * @param harmful whether events or points are lost by it, or counted for somebody else
 * @param title what is wrong
 * @param deliveries how many show it; of gaps how many numbers are missing, of silence how many were to be expected
 * @param looked how many were looked at for it
 * @param last the newest of them; null: there is none to show
 * @param lastAt when it came
 * @param examples of what they have in common, at most five: event types, addresses, fields, numbers
 * @param consequence what follows from it
 * @param remedy what to change, where
 */
public record Finding(
        String code,
        boolean harmful,
        String title,
        long deliveries,
        long looked,
        @Nullable Long last,
        @Nullable Instant lastAt,
        List<String> examples,
        String consequence,
        String remedy) {
    /** Copies the list. */
    public Finding {
        examples = List.copyOf(examples);
    }
}
