package org.rocketrewards.admin.parts;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list, as the address line says them: by the key of the {@link Condition}, only values that the
 * condition allows.
 */
public record FilterValues(Map<String, String> values) {
    /** No condition. */
    public static final FilterValues NONE = new FilterValues(Map.of());

    /** Copies the values, in order. */
    public FilterValues {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What an address line says about these conditions; what it says wrongly is left out. */
    public static FilterValues of(QueryParameters parameters, List<Condition> conditions) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            parameters
                    .getSingleParameter(condition.key())
                    .map(String::strip)
                    .filter(condition::allows)
                    .ifPresent(value -> values.put(condition.key(), value));
        }
        return new FilterValues(values);
    }

    /** The value of a condition; empty: any. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a condition that is an instant; null: any. */
    public @Nullable Instant instant(String key) {
        return get(key).map(Instant::parse).orElse(null);
    }

    /** The value of a condition that is a whole number; null: any. */
    public @Nullable Long number(String key) {
        return get(key).map(Long::valueOf).orElse(null);
    }

    /** The same with another value for one condition; null: any. */
    public FilterValues with(String key, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (value == null || value.isBlank()) {
            changed.remove(key);
        } else {
            changed.put(key, value.strip());
        }
        return new FilterValues(changed);
    }

    /** The same without what the reader chose in the list; the source is chosen elsewhere. */
    FilterValues cleared(List<Condition> conditions) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        conditions.stream()
                .filter(condition -> condition.kind() != Condition.Kind.SOURCE)
                .forEach(condition -> rest.remove(condition.key()));
        return new FilterValues(rest);
    }

    /** Whether there is no condition. */
    public boolean isEmpty() {
        return values.isEmpty();
    }
}
