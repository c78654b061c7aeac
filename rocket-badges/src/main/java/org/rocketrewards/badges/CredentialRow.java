package org.rocketrewards.badges;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Rocket badge that was issued to a learner.
 *
 * @param badge key of the Rocket badge
 * @param issuedAt when what it was issued for last happened
 * @param event the event that it was issued for; null when a correction by a person brought it
 * @param revokedAt when it was taken back; null while the learner has it
 * @param revokedBy the event that took it back; null while the learner has it, or when a correction did
 * @param history how it became what it is, the oldest first
 */
public record CredentialRow(
        String badge,
        String name,
        String description,
        String criteria,
        Instant issuedAt,
        @Nullable Long event,
        @Nullable Instant revokedAt,
        @Nullable Long revokedBy,
        List<Change> history) {
    /** Copies the history. */
    public CredentialRow {
        history = List.copyOf(history);
    }

    /**
     * Issued or taken back.
     *
     * @param change {@code issued} or {@code revoked}
     * @param occurredAt when what it is for happened
     * @param recordedAt when Rocket came to know
     * @param event null when a correction by a person did it
     */
    public record Change(
            String change,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable Long event) {}
}
