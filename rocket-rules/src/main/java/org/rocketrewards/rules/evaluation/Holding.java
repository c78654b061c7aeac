package org.rocketrewards.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an award takes of a counter: a place, points, or the second at which it stands. A counter stands at the sum of
 * what is held in it.
 *
 * @param counter name of the counter, {@code day:2026-11-22}
 * @param amount what is held, not 0
 * @param keep whether it stays taken when the award is taken back
 */
public record Holding(String counter, long amount, boolean keep) {
    private static final String SEPARATOR = "\t";

    /** Reads what a claim holds, one holding a line: {@code counter[TAB amount[TAB keep]]}. */
    public static List<Holding> parse(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<Holding> all = new ArrayList<>(1);
        for (String line : text.split("\n", -1)) {
            String[] parts = line.split(SEPARATOR, -1);
            all.add(new Holding(parts[0], parts.length > 1 ? Long.parseLong(parts[1]) : 1, parts.length > 2));
        }
        return all;
    }

    /** The text of some holdings; null when there are none. A place in a plain cap is the name of its counter alone. */
    public static @Nullable String text(List<Holding> holdings) {
        return holdings.isEmpty() ? null : holdings.stream().map(Holding::line).collect(Collectors.joining("\n"));
    }

    private String line() {
        if (keep) {
            return counter + SEPARATOR + amount + SEPARATOR + "keep";
        }
        return amount == 1 ? counter : counter + SEPARATOR + amount;
    }
}
