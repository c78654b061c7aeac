package org.rocketrewards.admin.deliveries;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Condition;
import org.rocketrewards.admin.parts.FilterValues;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;

/**
 * What the list shows, as the address line says it; null: any.
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

    /** All deliveries of a source; null: of every one. */
    static DeliveriesQuery of(@Nullable String source) {
        return new DeliveriesQuery(source, null, null, null, null, null, null);
    }

    /** What the list can be narrowed by; {@code words} translates. */
    static List<Condition> conditions(UnaryOperator<String> words) {
        return List.of(
                Condition.source(),
                Condition.choice(
                        "outcome",
                        words.apply("delivery.outcome"),
                        choices(Arrays.stream(Outcome.values()), Outcome::code)),
                Condition.text("event", words.apply("delivery.event")),
                Condition.number("learner", words.apply("delivery.learner")),
                Condition.choice(
                        "range", words.apply("filter.time"), choices(TimeRange.backFromNow(), TimeRange::code)),
                Condition.instant("from", words.apply("filter.from")),
                Condition.instant("to", words.apply("filter.to")));
    }

    /** Reads what the list is narrowed by, which has been looked at already. */
    static DeliveriesQuery of(FilterValues values) {
        String source = values.get("source").orElse(null);
        Outcome outcome = values.get("outcome").map(Outcome::of).orElse(null);
        Long learner = source == null
                ? null
                : values.get("learner").flatMap(DeliveriesQuery::userId).orElse(null);
        TimeRange range = values.get("range").flatMap(TimeRange::of).orElse(null);
        Instant from = range != null ? null : values.instant("from");
        Instant to = range != null ? null : values.instant("to");
        if (from != null && to != null && !from.isBefore(to)) {
            to = null;
        }
        return new DeliveriesQuery(source, outcome, values.get("event").orElse(null), learner, range, from, to);
    }

    /** What the list is narrowed by. */
    FilterValues values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "source", source);
        put(values, "outcome", outcome == null ? null : outcome.code());
        put(values, "event", event);
        put(values, "learner", learner);
        put(values, "range", range == null ? null : range.code());
        put(values, "from", from);
        put(values, "to", to);
        return new FilterValues(values);
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
        return values().values().size() - (source == null ? 0 : 1);
    }

    /** A Moodle user id as people write it. */
    static Optional<Long> userId(String text) {
        if (!text.strip().matches("-?[0-9]{1,13}")) {
            return Optional.empty();
        }
        long id = Long.parseLong(text.strip());
        return Math.abs(id) < UserKey.ID_LIMIT ? Optional.of(id) : Optional.empty();
    }

    private static <E> Map<String, String> choices(Stream<E> values, Function<E, String> code) {
        return values.map(code).collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
