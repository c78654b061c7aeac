package org.rocketrewards.ingest.control;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.HashSet;
import java.util.Set;

/**
 * One JSON object on its way into fields: strings as they are, numbers by their digits, true and false as 1 and 0 (but
 * never where a number is asked for), null as empty. Scalars inside {@code other} become {@code other_<key>}, as the plugin names them; nothing else that is nested
 * counts, though it is checked.
 */
final class JsonFields {
    private static final int MAX_DEPTH = 32;
    private static final String NESTED = "other";

    private final JsonParser parser;
    private final boolean escapes;
    private final WireFields fields;

    /** Reads from a parser that stands after the opening brace; {@code escapes}: the text contains {@code \\u}. */
    JsonFields(JsonParser parser, boolean escapes, WireFields fields) {
        this.parser = parser;
        this.escapes = escapes;
        this.fields = fields;
    }

    /** Reads up to the closing brace. */
    void readObject() {
        object("", 1);
    }

    private void object(String prefix, int depth) {
        while (parser.next() != Event.END_OBJECT) {
            String name = prefix.isEmpty() ? string() : prefix + string();
            Event value = parser.next();
            if (value == Event.START_OBJECT || value == Event.START_ARRAY) {
                fields.addUnfilled(name);
                nested(name, value, depth + 1);
            } else {
                scalar(name, value);
            }
        }
    }

    private void nested(String name, Event start, int depth) {
        if (depth == 2 && start == Event.START_OBJECT && name.equals(NESTED)) {
            object(NESTED + "_", depth);
        } else {
            skip(start, depth);
        }
    }

    private void scalar(String name, Event value) {
        switch (value) {
            case VALUE_STRING -> {
                String text = string();
                if (Placeholders.isOne(text)) {
                    fields.addUnfilled(name);
                } else {
                    fields.add(name, text);
                }
            }
            // Without the sign, 1E+5 survives the decoding of a body whose values are url-encoded.
            case VALUE_NUMBER -> fields.add(name, parser.getString().replace("+", ""));
            case VALUE_TRUE -> fields.add(name, WireFieldChecks.isNumber(name) ? "true" : "1");
            case VALUE_FALSE -> fields.add(name, WireFieldChecks.isNumber(name) ? "false" : "0");
            default -> fields.add(name, "");
        }
    }

    /** Passes over a nested value; depth, names and characters are checked all the same. */
    private void skip(Event start, int depth) {
        if (depth > MAX_DEPTH) {
            throw WireParser.malformed("The body is nested more than " + MAX_DEPTH
                    + " levels deep: send plain fields, as in the documentation's body template.");
        }
        Set<String> names = new HashSet<>();
        Event end = start == Event.START_OBJECT ? Event.END_OBJECT : Event.END_ARRAY;
        for (Event event = parser.next(); event != end; event = parser.next()) {
            switch (event) {
                case START_OBJECT, START_ARRAY -> skip(event, depth + 1);
                case VALUE_STRING -> string();
                case KEY_NAME -> {
                    String name = string();
                    if (!names.add(name)) {
                        throw WireFields.duplicate(name);
                    }
                }
                default -> {}
            }
        }
    }

    /** The parser's string; refuses what escapes can smuggle past the check of the bytes. */
    private String string() {
        String text = parser.getString();
        if (escapes) {
            requireStorable(text);
        }
        return text;
    }

    private static void requireStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw WireParser.malformed("The body contains an escaped NUL character (\\u0000): send text only.");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw WireParser.malformed("The body contains half a character (an unpaired \\u escape from \\ud800 to "
                        + "\\udfff): send whole characters.");
            }
        }
    }
}
