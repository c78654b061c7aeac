package org.rocketrewards.rules.file;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** JSON with a member a line, lists without objects on one line. */
final class JsonPrinter {
    private final StringBuilder out = new StringBuilder();

    String print(JsonObject document) {
        value(document, "");
        return out.append('\n').toString();
    }

    private void value(JsonValue value, String indent) {
        if (value instanceof JsonObject object) {
            object(object, indent);
        } else if (value instanceof JsonArray array) {
            list(array, indent);
        } else {
            out.append(value instanceof JsonString text ? quoted(text.getString()) : value.toString());
        }
    }

    private void object(JsonObject object, String indent) {
        if (object.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        for (Iterator<Map.Entry<String, JsonValue>> members = object.entrySet().iterator(); members.hasNext(); ) {
            Map.Entry<String, JsonValue> member = members.next();
            out.append(indent).append("  ").append(quoted(member.getKey())).append(": ");
            value(member.getValue(), indent + "  ");
            out.append(members.hasNext() ? ",\n" : "\n");
        }
        out.append(indent).append('}');
    }

    private void list(JsonArray array, String indent) {
        boolean plain = array.stream().noneMatch(item -> item instanceof JsonObject || item instanceof JsonArray);
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            out.append(i == 0 ? "" : plain ? ", " : ",").append(plain ? "" : "\n" + indent + "  ");
            value(array.get(i), indent + "  ");
        }
        out.append(plain ? "]" : "\n" + indent + "]");
    }

    /** A text in quotes, as JSON and YAML both read it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c >= 0xd800;
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (c == '\t') {
                quoted.append("\\t");
            } else if (special && !pairAt(text, i)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether a character beyond the first plane stands here: both its halves stay as they are. */
    private static boolean pairAt(String text, int i) {
        return (Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1)))
                || (Character.isLowSurrogate(text.charAt(i)) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
