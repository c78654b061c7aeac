package org.rocketrewards.model;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is read by key: its items, and the cursor with which the part after it is asked for.
 *
 * @param items in the order of the list
 * @param next opaque to callers; null: this was the last part
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** How many items a caller gets who does not say. */
    public static final int DEFAULT_LIMIT = 50;
    /** The most items of one page. */
    public static final int MAX_LIMIT = 200;

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of a query that asked for one row more than {@code limit}, to know whether there is more.
     *
     * @param list name of the list, see {@link Cursor}
     * @param id what the list is ordered by
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, String list, ToLongFunction<T> id) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        T last = oneMore.get(limit - 1);
        return new Page<>(oneMore.subList(0, limit), Cursor.after(list, id.applyAsLong(last)));
    }

    /**
     * Checks how many items a caller wants.
     *
     * @throws RocketException {@code invalid_parameter} unless between 1 and {@value #MAX_LIMIT}
     */
    public static int requireLimit(long limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "limit is a whole number from 1 to " + MAX_LIMIT + ".",
                    Map.of("field", "limit"));
        }
        return (int) limit;
    }
}
