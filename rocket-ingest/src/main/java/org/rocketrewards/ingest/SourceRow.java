package org.rocketrewards.ingest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.SourceTraits;

/**
 * A registered Moodle site, for people to read.
 *
 * @param environment a short label such as "Staging"; empty for the real one
 * @param eventsPerSecond deliveries per second above which it is answered 429; null: no limit
 * @param version to hand back with a {@link SourceChange}
 */
public record SourceRow(
        int id,
        String name,
        String title,
        String environment,
        ZoneId timeZone,
        boolean strictAttribution,
        Set<Long> administratorIds,
        Set<Long> guestIds,
        @Nullable Integer eventsPerSecond,
        boolean enabled,
        Instant createdAt,
        int version) {
    /** What the rules need to know of it. */
    public SourceTraits traits() {
        return new SourceTraits(id, timeZone, strictAttribution, administratorIds, guestIds);
    }
}
