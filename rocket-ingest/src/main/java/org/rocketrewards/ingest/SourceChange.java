package org.rocketrewards.ingest;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;

/**
 * What a source is to be like.
 *
 * @param title for people, 1 to 200 characters
 * @param environment a short label such as "Staging", at most 20 characters; empty for the real one
 * @param administratorIds Moodle user ids, at most 100
 * @param guestIds Moodle user ids, at most 100
 * @param eventsPerSecond 1 to 1,000,000; null: no limit
 * @param version of the {@link SourceRow} that was changed
 */
public record SourceChange(
        String title,
        String environment,
        ZoneId timeZone,
        boolean strictAttribution,
        Set<Long> administratorIds,
        Set<Long> guestIds,
        @Nullable Integer eventsPerSecond,
        boolean enabled,
        int version) {
    private static final int MAX_TITLE = 200;
    private static final int MAX_ENVIRONMENT = 20;
    private static final int MAX_IDS = 100;
    private static final int MAX_RATE = 1_000_000;

    /**
     * Checks every value.
     *
     * @throws RocketException {@link ProblemType#INVALID_PARAMETER} naming the {@code field}
     */
    public SourceChange {
        title = title.strip();
        require(!title.isEmpty() && title.length() <= MAX_TITLE, "title", "The title has 1 to 200 characters.");
        environment = environment.strip();
        require(environment.length() <= MAX_ENVIRONMENT, "environment", "The label has at most 20 characters.");
        administratorIds = ids("administratorIds", administratorIds);
        guestIds = ids("guestIds", guestIds);
        require(
                eventsPerSecond == null || eventsPerSecond > 0 && eventsPerSecond <= MAX_RATE,
                "eventsPerSecond",
                "The limit is between 1 and 1000000 deliveries per second, or none.");
    }

    private static Set<Long> ids(String field, Set<Long> ids) {
        require(ids.size() <= MAX_IDS, field, "At most 100 Moodle users can be named.");
        require(
                ids.stream().allMatch(id -> id > 0 && id < UserKey.ID_LIMIT),
                field,
                "Moodle user ids are positive numbers below 2^40.");
        return Set.copyOf(ids);
    }

    private static void require(boolean holds, String field, String sentence) {
        if (!holds) {
            throw new RocketException(ProblemType.INVALID_PARAMETER, sentence, Map.of("field", field));
        }
    }
}
