package org.rocketrewards.ingest.control.simulation;

import java.util.Map;

/**
 * Reads the fields of an event as PostgreSQL prints them: one object of strings. A general reader takes several times as
 * long, and there are millions of them.
 */
final class FlatJson {
    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    /** Adds the members of {@code json} to {@code fields}. */
    static void read(String json, Map<String, String> fields) {
        FlatJson reader = new FlatJson(json);
        for (reader.at = json.indexOf('"'); reader.at >= 0; reader.at = json.indexOf('"', reader.at)) {
            String name = reader.string();
            reader.at = json.indexOf('"', reader.at);
            fields.put(name, reader.string());
        }
    }

    /** Reads the string whose opening quote is next, and goes behind it. */
    private String string() {
        int start = at + 1;
        for (int i = start; ; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return text.substring(start, i);
            }
            if (c == '\\') {
                return escaped(start, i);
            }
        }
    }

    private String escaped(int start, int firstEscape) {
        StringBuilder value = new StringBuilder().append(text, start, firstEscape);
        for (int i = firstEscape; ; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return value.toString();
            }
            if (c != '\\') {
                value.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case 'b' -> value.append('\b');
                case 'f' -> value.append('\f');
                case 'u' -> {
                    value.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                    i += 4;
                }
                default -> value.append(text.charAt(i));
            }
        }
    }
}
