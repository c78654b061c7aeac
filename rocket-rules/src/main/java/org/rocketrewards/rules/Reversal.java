package org.rocketrewards.rules;

import java.util.List;

/**
 * Which awards an event takes back.
 *
 * @param of keys of the rules whose awards are meant
 * @param match fields that have the same values in award and reversal
 */
public record Reversal(List<String> of, List<String> match) {
    /** Copies both. */
    public Reversal {
        of = List.copyOf(of);
        match = List.copyOf(match);
        if (of.isEmpty() || match.isEmpty()) {
            throw new IllegalArgumentException(
                    "a reversal names the rules that it takes back and the fields to find them by");
        }
    }
}
