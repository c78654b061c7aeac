package org.rocketrewards.ingest.monitoring.control;

import java.util.Map;
import java.util.TreeMap;

/** Writes figures in the text format of Prometheus, version 0.0.4. */
final class Exposition {
    private final StringBuilder text = new StringBuilder(16_384);
    private String family = "";

    /** Begins a figure; what follows belongs to it. */
    Exposition family(String name, String type, String help) {
        family = name;
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** A value without labels. */
    Exposition value(double value) {
        return line("", Map.of(), value);
    }

    /** A value with labels. */
    Exposition value(Map<String, String> labels, double value) {
        return line("", labels, value);
    }

    /**
     * A histogram's values.
     *
     * @param unit what one of the distribution's units is of the figure's
     */
    Exposition histogram(Map<String, String> labels, Distribution distribution, double unit) {
        long[] counts = distribution.cumulated();
        long[] bounds = distribution.bounds();
        for (int i = 0; i < counts.length; i++) {
            String bound = i < bounds.length ? number(bounds[i] * unit) : "+Inf";
            line("_bucket", with(labels, bound), counts[i]);
        }
        line("_sum", labels, distribution.sum() * unit);
        return line("_count", labels, counts[counts.length - 1]);
    }

    private static Map<String, String> with(Map<String, String> labels, String bound) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put("le", bound);
        return all;
    }

    private Exposition line(String suffix, Map<String, String> labels, double value) {
        text.append(family).append(suffix);
        if (!labels.isEmpty()) {
            char separator = '{';
            for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
                text.append(separator).append(label.getKey()).append("=\"");
                escape(label.getValue());
                text.append('"');
                separator = ',';
            }
            text.append('}');
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                default -> text.append(letter);
            }
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
