package org.rocketrewards.seal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sealed line: one JSON object. Text comes unescaped, numbers as they stand, objects and lists inside as the
 * JSON that they are. Not a JSON parser for anything else.
 */
public final class LineReader {
    private final String line;
    private int at;

    private LineReader(String line) {
        this.line = line;
    }

    /**
     * The members of a line, in its order.
     *
     * @throws IllegalArgumentException when it is no such line
     */
    public static Map<String, String> read(String line) {
        try {
            return new LineReader(line).object();
        } catch (StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the line ends too early", e);
        }
    }

    /** A member that is a whole number. */
    public static long number(Map<String, String> members, String name) {
        String value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the line has no " + name);
        }
        return Long.parseLong(value);
    }

    /** A member that need not be there; empty text then. */
    public static String text(Map<String, String> members, String name) {
        @Nullable String value = members.get(name);
        return value == null ? "" : value;
    }

    private Map<String, String> object() {
        Map<String, String> members = new LinkedHashMap<>();
        expect('{');
        while (true) {
            String name = string();
            expect(':');
            String value = switch (line.charAt(at)) {
                case '"' -> string();
                case '{', '[' -> nested();
                default -> number();
            };
            if (members.put(name, value) != null) {
                throw new IllegalArgumentException("the line has " + name + " twice");
            }
            if (line.charAt(at) == '}') {
                if (at + 1 != line.length()) {
                    throw new IllegalArgumentException("something follows the line");
                }
                return members;
            }
            expect(',');
        }
    }

    private String number() {
        int start = at;
        while (line.charAt(at) == '-' || Character.isDigit(line.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("a value is missing");
        }
        return line.substring(start, at);
    }

    private String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c == '\\') {
                c = unescaped(line.charAt(at++));
            }
            text.append(c);
        }
        at++;
        return text.toString();
    }

    private char unescaped(char c) {
        switch (c) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                at += 4;
                return (char) Integer.parseInt(line.substring(at - 4, at), 16);
            default:
                return c;
        }
    }

    /** An object or a list, to its closing bracket. */
    private String nested() {
        int start = at;
        int depth = 0;
        do {
            char c = line.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
        } while (depth > 0);
        return line.substring(start, at);
    }

    private void expect(char c) {
        if (line.charAt(at) != c) {
            throw new IllegalArgumentException("expected " + c + " at " + at);
        }
        at++;
    }
}
