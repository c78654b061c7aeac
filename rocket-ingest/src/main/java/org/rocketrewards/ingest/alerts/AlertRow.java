package org.rocketrewards.ingest.alerts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong.
 *
 * @param source name; null: of no source, or of no known one
 * @param state open, acknowledged or over
 * @param title what is wrong, in English
 * @param text the same in a sentence with its numbers
 * @param number how many deliveries, events, days, minutes or months, by kind
 * @param usual how many are usual then; 0 where that does not matter
 * @param minutes of what stretch of time; 0 where that does not matter
 * @param seenAt when it was last found to be so
 */
public record AlertRow(
        long id,
        String kind,
        @Nullable String source,
        String state,
        String title,
        String text,
        Instant since,
        Instant seenAt,
        @Nullable Instant overAt,
        long number,
        long usual,
        int minutes,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String note) {
    /** What is wrong, in a few words of the reader's language. */
    public String title(Locale reader) {
        return AlertKind.of(kind).title(reader);
    }

    /** The same in a sentence with its numbers. */
    public String text(Locale reader) {
        return AlertKind.of(kind).text(reader, number, usual, minutes);
    }
}
