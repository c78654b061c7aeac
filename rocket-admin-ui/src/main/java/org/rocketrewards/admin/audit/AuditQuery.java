package org.rocketrewards.admin.audit;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditFilter;

/**
 * Which records are listed, as the address line says it; null: any. What the line says wrongly is left out.
 *
 * @param type kind of the object, such as {@code source}
 * @param object its id or name; nothing without a type
 */
record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String type,
        @Nullable String object,
        @Nullable String result,
        @Nullable Instant from,
        @Nullable Instant to) {
    static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null, null);

    private static final int LONGEST = 300;

    /** Reads the address line. */
    static AuditQuery of(QueryParameters parameters) {
        String type = text(parameters, "type");
        String result = text(parameters, "result");
        Instant from = instant(parameters, "from");
        Instant to = instant(parameters, "to");
        return new AuditQuery(
                text(parameters, "actor"),
                text(parameters, "action"),
                type,
                type == null ? null : text(parameters, "object"),
                "done".equals(result) || "refused".equals(result) ? result : null,
                from,
                from != null && to != null && !from.isBefore(to) ? null : to);
    }

    /** Writes the address line. */
    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "actor", actor);
        put(parameters, "action", action);
        put(parameters, "type", type);
        put(parameters, "object", object);
        put(parameters, "result", result);
        put(parameters, "from", from);
        put(parameters, "to", to);
        return new QueryParameters(parameters);
    }

    /** What to ask the log for. */
    AuditFilter filter() {
        return new AuditFilter(actor, action, type, object, result, from, to);
    }

    /** Whether there is any condition. */
    boolean narrows() {
        return !equals(ALL);
    }

    private static @Nullable String text(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .orElse(null);
    }

    private static @Nullable Instant instant(QueryParameters parameters, String name) {
        try {
            return parameters.getSingleParameter(name).map(Instant::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, List.of(value.toString()));
        }
    }
}
