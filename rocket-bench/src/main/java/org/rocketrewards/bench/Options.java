package org.rocketrewards.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The options of one command: {@code --name value}, or {@code --name} alone for a switch. */
public final class Options {
    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the arguments after the command.
     *
     * @param known options with a value
     * @param switches options without
     * @throws IllegalArgumentException for an option that is neither
     */
    public static Options of(List<String> arguments, Set<String> known, Set<String> switches) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
            if (switches.contains(name)) {
                values.put(name, "");
            } else if (known.contains(name) && i + 1 < arguments.size()) {
                values.put(name, arguments.get(++i));
            } else if (known.contains(name)) {
                throw new IllegalArgumentException("--" + name + " needs a value");
            } else {
                Set<String> all = new TreeSet<>(known);
                all.addAll(switches);
                throw new IllegalArgumentException(
                        "unknown option " + arguments.get(i) + "; there are --" + String.join(", --", all));
            }
        }
        return new Options(values);
    }

    /** Whether a switch is set or an option given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Optional<Path> path(String name) {
        return text(name).map(Path::of);
    }

    /** A whole number ≥ 0. */
    public long number(String name, long otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("--" + name + " takes a whole number, not " + value);
        }
        return Long.parseLong(value);
    }

    public int count(String name, int otherwise) {
        return Math.toIntExact(number(name, otherwise));
    }
}
