package org.rocketrewards.admin.rules;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of rule files as texts of fields, and back. */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,10})?");

    private Values() {}

    /** As a field shows it. */
    static String text(@Nullable JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Values::text).collect(Collectors.joining(", "));
        }
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    /** A text; null when nothing is entered. */
    static @Nullable JsonValue string(String text) {
        return text.isBlank() ? null : Json.createValue(text.strip());
    }

    /** A number; what is none stays a text, so that whoever reads rules can say so. */
    static @Nullable JsonValue number(String text) {
        String entered = text.strip();
        if (entered.isEmpty()) {
            return null;
        }
        return NUMBER.matcher(entered).matches()
                ? Json.createValue(new BigDecimal(entered))
                : Json.createValue(entered);
    }

    /** A list of what is separated by commas; null when nothing is entered. */
    static @Nullable JsonValue list(String text) {
        List<String> items = Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        return items.isEmpty() ? null : array(items);
    }

    /** A list of texts. */
    static JsonArray array(Iterable<String> items) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.forEach(array::add);
        return array.build();
    }

    /** The texts of a list; none when it is no list. */
    static List<String> strings(@Nullable JsonValue value) {
        return value instanceof JsonArray array
                ? array.stream().map(Values::text).toList()
                : List.of();
    }
}
