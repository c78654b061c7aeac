package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that everything is said at once. */
public final class RuleProblems {
    private static final int MOST = 100;

    private final List<RuleProblem> all = new ArrayList<>();

    /** Adds a problem; after the hundredth nothing new is learned. */
    public void add(String pointer, RuleProblem.Code code, String message) {
        if (all.size() < MOST) {
            all.add(new RuleProblem(pointer, code, message, 0, 0));
        }
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** All of them, in the order found. */
    public List<RuleProblem> list() {
        return List.copyOf(all);
    }
}
