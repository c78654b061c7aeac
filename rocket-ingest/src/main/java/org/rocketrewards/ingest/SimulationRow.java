package org.rocketrewards.ingest;

import jakarta.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A simulation: what other rules would have booked for the events of a period.
 *
 * @param ruleSet number of a published version, or {@code draft}
 * @param source name of the Moodle site
 * @param from begin of the period, by when events happened
 * @param to end of it, exclusive
 * @param state {@code running}, {@code done}, {@code cancelled} or {@code failed}
 * @param events how many are to be read: those of the period, and those before them that say where the learners stood
 * @param eventsRead how many were
 * @param failure what went wrong, and what to do; null when nothing did
 * @param result totals and rules; null unless done
 */
public record SimulationRow(
        int id,
        String ruleSet,
        String source,
        Instant from,
        Instant to,
        String state,
        Instant startedAt,
        String startedBy,
        @Nullable Instant finishedAt,
        long events,
        long eventsRead,
        @Nullable String failure,
        @Nullable JsonValue result) {}
