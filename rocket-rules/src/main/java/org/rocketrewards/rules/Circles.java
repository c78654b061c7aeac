package org.rocketrewards.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out whether arrows between names lead back to where they began. */
final class Circles {
    private Circles() {}

    /** The names on a circle, in the order of the arrows; empty when there is none. */
    static List<String> find(Map<String, Collection<String>> arrows) {
        Set<String> done = new HashSet<>();
        for (String start : arrows.keySet()) {
            List<String> circle = from(start, arrows, done);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        return List.of();
    }

    /** Depth first with a stack of its own: a chain may be as long as the rule set. */
    private static List<String> from(String start, Map<String, Collection<String>> arrows, Set<String> done) {
        List<String> path = new ArrayList<>();
        Deque<Iterator<String>> open = new ArrayDeque<>();
        if (done.add(start)) {
            path.add(start);
            open.push(arrows.getOrDefault(start, List.of()).iterator());
        }
        while (!open.isEmpty()) {
            if (!open.element().hasNext()) {
                open.pop();
                path.remove(path.size() - 1);
                continue;
            }
            String next = open.element().next();
            int before = path.indexOf(next);
            if (before >= 0) {
                return List.copyOf(path.subList(before, path.size()));
            }
            if (arrows.containsKey(next) && done.add(next)) {
                path.add(next);
                open.push(arrows.getOrDefault(next, List.of()).iterator());
            }
        }
        return List.of();
    }
}
