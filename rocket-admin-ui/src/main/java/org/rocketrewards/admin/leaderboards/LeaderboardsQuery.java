package org.rocketrewards.admin.leaderboards;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which leaderboard is shown, as the address line says it. What the line says wrongly is left out.
 *
 * @param source null: the first
 * @param course Moodle course; null: the whole source
 * @param period {@code all}, {@code month}, {@code week}, or one such as {@code month:2026-11}
 * @param around Moodle user id of whom it is seen from; null: from the top
 * @param anonymous whether nobody is named
 */
record LeaderboardsQuery(
        @Nullable String source,
        @Nullable Long course,
        String period,
        @Nullable Long around,
        boolean anonymous) {
    static final String ALL_TIME = "all";

    /** Reads the address line. */
    static LeaderboardsQuery of(QueryParameters parameters) {
        return new LeaderboardsQuery(
                parameters
                        .getSingleParameter("source")
                        .filter(name -> name.matches("[a-z0-9-]{1,63}"))
                        .orElse(null),
                number(parameters.getSingleParameter("course").orElse("")).orElse(null),
                parameters
                        .getSingleParameter("period")
                        .filter(LeaderboardsQuery::isPeriod)
                        .orElse(ALL_TIME),
                number(parameters.getSingleParameter("around").orElse("")).orElse(null),
                parameters
                        .getSingleParameter("anonymous")
                        .filter("true"::equals)
                        .isPresent());
    }

    /** Writes the address line. */
    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "source", source);
        put(parameters, "course", course);
        put(parameters, "period", period.equals(ALL_TIME) ? null : period);
        put(parameters, "around", around);
        put(parameters, "anonymous", anonymous ? "true" : null);
        return new QueryParameters(parameters);
    }

    /** Whether a text has the form of a period. */
    static boolean isPeriod(String text) {
        return text.matches("all|month|week|month:\\d{4}-(0[1-9]|1[0-2])|week:\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])");
    }

    /** A positive number as people write it. */
    static Optional<Long> number(String text) {
        return text.strip().matches("[1-9][0-9]{0,11}") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, List.of(value.toString()));
        }
    }
}
