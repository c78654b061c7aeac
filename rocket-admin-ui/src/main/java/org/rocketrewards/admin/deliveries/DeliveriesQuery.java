package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;

/**
 * What the list shows, as the address line says it; null: any. What the line says wrongly is left out.
 *
 * @param event class name of Moodle, or its last part
 * @param learner Moodle user id; of the source, so nothing without one
 * @param range back from now; not together with {@code from} and {@code to}
 */
record DeliveriesQuery(
        @Nullable String source,
        @Nullable Outcome outcome,
        @Nullable String event,
        @Nullable Long learner,
        @Nullable TimeRange range,
        @Nullable Instant from,
        @Nullable Instant to) {
    static final DeliveriesQuery ALL = of((String) null);

    private static final int LONGEST_EVENT = 255;

    /** All deliveries of a source; null: of every one. */
    static DeliveriesQuery of(@Nullable String source) {
        return new DeliveriesQuery(source, null, null, null, null, null, null);
    }

    /** Reads the address line. */
    static DeliveriesQuery of(QueryParameters parameters) {
        String source = parameters
                .getSingleParameter("source")
                .filter(name -> name.matches("[a-z0-9-]{1,63}"))
                .orElse(null);
        Outcome outcome = parameters
                .getSingleParameter("outcome")
                .flatMap(code -> Arrays.stream(Outcome.values())
                        .filter(known -> known.code().equals(code))
                        .findFirst())
                .orElse(null);
        String event = parameters
                .getSingleParameter("event")
                .filter(name -> !name.isBlank() && name.length() <= LONGEST_EVENT)
                .orElse(null);
        Long learner = source == null
                ? null
                : parameters
                        .getSingleParameter("learner")
                        .flatMap(DeliveriesQuery::userId)
                        .orElse(null);
        TimeRange range =
                parameters.getSingleParameter("range").flatMap(TimeRange::of).orElse(null);
        Instant from = range != null ? null : instant(parameters, "from");
        Instant to = range != null ? null : instant(parameters, "to");
        if (from != null && to != null && !from.isBefore(to)) {
            to = null;
        }
        return new DeliveriesQuery(source, outcome, event, learner, range, from, to);
    }

    /** Writes the address line. */
    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "source", source);
        put(parameters, "outcome", outcome == null ? null : outcome.code());
        put(parameters, "event", event);
        put(parameters, "learner", learner);
        put(parameters, "range", range == null ? null : range.code());
        put(parameters, "from", from);
        put(parameters, "to", to);
        return new QueryParameters(parameters);
    }

    /** What to ask the log for. */
    DeliveryFilter filter(Clock clock) {
        return new DeliveryFilter(
                source,
                outcome,
                event,
                learner,
                range == null ? from : clock.instant().minus(range.length()),
                range == null ? to : null);
    }

    /** How many conditions there are, but for the source. */
    int conditions() {
        return parameters().getParameters().size() - (source == null ? 0 : 1);
    }

    /** A Moodle user id as people write it. */
    static Optional<Long> userId(String text) {
        if (!text.strip().matches("-?[0-9]{1,13}")) {
            return Optional.empty();
        }
        long id = Long.parseLong(text.strip());
        return Math.abs(id) < UserKey.ID_LIMIT ? Optional.of(id) : Optional.empty();
    }

    private static @Nullable Instant instant(QueryParameters parameters, String name) {
        try {
            return parameters.getSingleParameter(name).map(Instant::parse).orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, List.of(value.toString()));
        }
    }
}
