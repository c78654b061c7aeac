package org.rocketrewards.rules.file;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** YAML in blocks, in the order of the document, short lists on one line: so that a change is a line in a diff. */
final class YamlPrinter {
    private static final int LONGEST_LINE = 110;
    /** What stays without quotes in every reading of YAML. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z\\\\_][A-Za-z0-9_.\\\\*/-]*( [A-Za-z0-9_.\\\\*/-]+)*");

    private static final Set<String> RESERVED =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");

    private final StringBuilder out = new StringBuilder();

    String print(JsonObject document) {
        members(document, "");
        return out.toString();
    }

    private void members(JsonObject object, String indent) {
        object.forEach((name, value) -> member(scalar(name), value, indent));
    }

    private void member(String name, JsonValue value, String indent) {
        out.append(indent).append(name).append(':');
        if (value instanceof JsonObject object && !object.isEmpty()) {
            out.append('\n');
            members(object, indent + "  ");
        } else if (value instanceof JsonArray array && !fits(array, indent.length() + name.length())) {
            out.append('\n');
            items(array, indent + "  ");
        } else {
            out.append(' ').append(inline(value)).append('\n');
        }
    }

    private void items(JsonArray array, String indent) {
        for (JsonValue item : array) {
            if (item instanceof JsonObject object && !object.isEmpty()) {
                String lead = indent + "- ";
                for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                    int start = out.length();
                    member(scalar(member.getKey()), member.getValue(), indent + "  ");
                    out.replace(start, start + lead.length(), lead);
                    lead = indent + "  ";
                }
            } else {
                out.append(indent).append("- ").append(inline(item)).append('\n');
            }
        }
    }

    private static boolean fits(JsonArray array, int taken) {
        boolean plain = array.stream().noneMatch(item -> item instanceof JsonObject || item instanceof JsonArray);
        return plain && taken + inline(array).length() <= LONGEST_LINE;
    }

    private static String inline(JsonValue value) {
        if (value instanceof JsonString text) {
            return scalar(text.getString());
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(YamlPrinter::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof JsonObject ? "{}" : value.toString();
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : JsonPrinter.quoted(text);
    }
}
