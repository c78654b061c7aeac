package org.rocketrewards.admin.parts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a list are shown: the first one, and those that the address line names by their keys, else the usual
 * ones.
 */
final class ShownColumns {
    private ShownColumns() {}

    /** The columns that a parameter names; null, empty, or with unknown names only: the usual ones. */
    static <T> Set<String> named(List<ListColumn<T>> all, @Nullable List<String> parameter) {
        Set<String> known = all.stream().map(ListColumn::key).collect(Collectors.toSet());
        Set<String> wanted = parameter == null || parameter.isEmpty()
                ? Set.of()
                : Stream.of(parameter.get(0).split(",", -1))
                        .filter(known::contains)
                        .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return usual(all);
        }
        wanted.add(all.get(0).key());
        return wanted;
    }

    /** The parameter that names these columns, in the order of the list; null for the usual ones. */
    static <T> @Nullable String name(List<ListColumn<T>> all, Set<String> shown) {
        if (shown.equals(usual(all))) {
            return null;
        }
        String others = all.stream()
                .skip(1)
                .map(ListColumn::key)
                .filter(shown::contains)
                .collect(Collectors.joining(","));
        return others.isEmpty() ? all.get(0).key() : others;
    }

    private static <T> Set<String> usual(List<ListColumn<T>> all) {
        return all.stream()
                .filter(column -> !column.hidden())
                .map(ListColumn::key)
                .collect(Collectors.toSet());
    }
}
