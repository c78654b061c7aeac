package org.rocketrewards.seal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object in the one form that is hashed: members in the order of the calls, no space between them, text
 * escaped only where JSON demands it, members without a value left out.
 */
final class LineWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder line = new StringBuilder(320);

    LineWriter(int version, String kind, long number) {
        line.append("{\"v\":").append(version);
        number(kind, number);
    }

    LineWriter number(String name, long value) {
        name(name).append(value);
        return this;
    }

    LineWriter number(String name, @Nullable Long value) {
        return value == null ? this : number(name, value.longValue());
    }

    LineWriter text(String name, @Nullable String value) {
        if (value != null) {
            name(name).append('"');
            escape(value);
            line.append('"');
        }
        return this;
    }

    /** A value that is JSON already, as PostgreSQL writes a jsonb value. */
    LineWriter json(String name, @Nullable String value) {
        if (value != null) {
            name(name).append(value);
        }
        return this;
    }

    byte[] bytes() {
        return line.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder name(String name) {
        return line.append(",\"").append(name).append("\":");
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\b' -> line.append("\\b");
                case '\f' -> line.append("\\f");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ') {
                        line.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
    }
}
