package org.rocketrewards.ingest.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Months of which nothing may leave or be erased.
 *
 * @param source the Moodle whose data it is about; null: all. A month leaves for all or for none, so it keeps all
 * @param fromMonth first month, such as 2024-05
 * @param toMonth last month
 */
public record LegalHoldRow(
        int id,
        @Nullable String source,
        String fromMonth,
        String toMonth,
        String reason,
        Instant createdAt,
        String createdBy,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy) {}
