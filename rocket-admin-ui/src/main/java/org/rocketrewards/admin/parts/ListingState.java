package org.rocketrewards.admin.parts;

import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link Listing} shows, as the address line says it; {@code columns} are the keys of those that are shown. */
record ListingState(FilterValues filter, Set<String> columns, boolean live) {
    private static final String LIVE = "live";
    private static final String COLUMNS = "columns";

    ListingState {
        columns = Set.copyOf(columns);
    }

    /** Reads the address line; what it says wrongly is left out. */
    static <T> ListingState of(QueryParameters parameters, List<Condition> conditions, List<ListColumn<T>> all) {
        Map<String, List<String>> given = parameters.getParameters();
        return new ListingState(
                FilterValues.of(parameters, conditions),
                ShownColumns.named(all, given.get(COLUMNS)),
                given.containsKey(LIVE));
    }

    /** Writes the address line. */
    <T> QueryParameters parameters(List<ListColumn<T>> all) {
        Map<String, List<String>> parameters = new HashMap<>();
        filter.values().forEach((key, value) -> parameters.put(key, List.of(value)));
        String named = ShownColumns.name(all, columns);
        if (named != null) {
            parameters.put(COLUMNS, List.of(named));
        }
        if (live) {
            parameters.put(LIVE, List.of("1"));
        }
        return new QueryParameters(parameters);
    }

    ListingState with(FilterValues other) {
        return new ListingState(other, columns, live);
    }

    ListingState with(Set<String> others) {
        return new ListingState(filter, others, live);
    }

    ListingState following(boolean wanted) {
        return new ListingState(filter, columns, wanted);
    }
}
