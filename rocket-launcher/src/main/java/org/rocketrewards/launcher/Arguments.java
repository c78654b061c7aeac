package org.rocketrewards.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a command. */
final class Arguments {
    private Arguments() {}

    /**
     * Answers the words that are no options.
     *
     * @param options takes the others, with their values
     * @param withValue options that are followed by their value
     */
    static List<String> split(List<String> arguments, List<String> options, Set<String> withValue) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-")) {
                words.add(argument);
            } else {
                options.add(argument);
                if (withValue.contains(argument) && i + 1 < arguments.size()) {
                    options.add(arguments.get(++i));
                }
            }
        }
        return words;
    }
}
