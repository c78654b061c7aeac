package org.rocketrewards.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place in a document that is being read: complains with the pointer to it, and goes on. */
final class DocumentPlace {
    private final JsonValue value;
    private final String pointer;
    private final RuleProblems problems;

    DocumentPlace(JsonValue value, String pointer, RuleProblems problems) {
        this.value = value;
        this.pointer = pointer;
        this.problems = problems;
    }

    void complain(RuleProblem.Code code, String message) {
        problems.add(pointer, code, message);
    }

    void invalid(String message) {
        complain(RuleProblem.Code.INVALID_VALUE, message);
    }

    boolean isObject() {
        return value instanceof JsonObject;
    }

    boolean isArray() {
        return value instanceof JsonArray;
    }

    boolean isEmptyList() {
        return value instanceof JsonArray array && array.isEmpty();
    }

    boolean isNumber() {
        return value instanceof JsonNumber;
    }

    String pointer() {
        return pointer;
    }

    /** Whether it is an object; complains when it is not. */
    boolean requireObject() {
        return isObject() || wrong("an object with members");
    }

    private boolean wrong(String wanted) {
        complain(RuleProblem.Code.WRONG_TYPE, "must be " + wanted + ", not " + kind());
        return false;
    }

    private String kind() {
        return switch (value.getValueType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "the text \"" + shortened(((JsonString) value).getString()) + "\"";
            case NUMBER -> "the number " + shortened(value.toString());
            case TRUE, FALSE -> value.toString();
            case NULL -> "empty";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** Complains about members that are not among the known ones. */
    void only(String... known) {
        if (value instanceof JsonObject object) {
            for (String name : object.keySet()) {
                if (!Arrays.asList(known).contains(name)) {
                    problems.add(
                            pointer + "/" + escaped(name),
                            RuleProblem.Code.UNKNOWN_MEMBER,
                            "\"" + shortened(name) + "\" is unknown here; known are " + String.join(", ", known));
                }
            }
        }
    }

    boolean has(String name) {
        return value instanceof JsonObject object && object.containsKey(name);
    }

    /** A member; null when there is none. */
    @Nullable
    DocumentPlace member(String name) {
        JsonValue found = value instanceof JsonObject object ? object.get(name) : null;
        return found == null ? null : new DocumentPlace(found, pointer + "/" + escaped(name), problems);
    }

    /** A member that has to be there; null, and a complaint, when it is not. */
    @Nullable
    DocumentPlace required(String name) {
        DocumentPlace found = member(name);
        if (found == null) {
            complain(RuleProblem.Code.MISSING, "\"" + name + "\" is missing");
        }
        return found;
    }

    /** The members of an object, by name. */
    Map<String, DocumentPlace> members() {
        Map<String, DocumentPlace> all = new LinkedHashMap<>();
        if (value instanceof JsonObject object) {
            object.forEach((name, member) ->
                    all.put(name, new DocumentPlace(member, pointer + "/" + escaped(name), problems)));
        }
        return all;
    }

    /** The items of a list; complains, and gives none, when it is no list or too long. */
    List<DocumentPlace> items(int most) {
        List<DocumentPlace> items = new ArrayList<>();
        if (!(value instanceof JsonArray array)) {
            wrong("a list");
            return items;
        }
        if (array.size() > most) {
            complain(RuleProblem.Code.TOO_LARGE, "has " + array.size() + " items; at most " + most + " are allowed");
            return items;
        }
        for (int i = 0; i < array.size(); i++) {
            items.add(new DocumentPlace(array.get(i), pointer + "/" + i, problems));
        }
        return items;
    }

    /** A text that is not blank; null, and a complaint, when it is none. */
    @Nullable
    String text(int longest) {
        if (!(value instanceof JsonString text)) {
            wrong("a text");
            return null;
        }
        String string = text.getString();
        if (string.isBlank()) {
            invalid("must not be empty");
            return null;
        }
        if (string.length() > longest) {
            invalid("is longer than " + longest + " characters");
            return null;
        }
        if (!Texts.storable(string)) {
            invalid("has a control character or half a character in it");
            return null;
        }
        return string;
    }

    /** A text or number as text, as fields are compared; null, and a complaint, when it is neither. */
    @Nullable
    String scalar(int longest) {
        if (value instanceof JsonNumber) {
            return value.toString();
        }
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            wrong("a text or a number (Moodle sends true as 1 and false as 0 or empty)");
            return null;
        }
        if (value instanceof JsonString text && text.getString().isEmpty()) {
            return "";
        }
        return value instanceof JsonString ? text(longest) : wrongScalar();
    }

    private @Nullable String wrongScalar() {
        wrong("a text or a number");
        return null;
    }

    /** Whole number in bounds; null, and a complaint, when it is none. */
    @Nullable
    Long whole(long least, long most) {
        if (value instanceof JsonNumber number) {
            BigDecimal exact = number.bigDecimalValue();
            boolean small = exact.precision() - exact.scale() <= 18 && exact.scale() <= 18;
            if (small
                    && exact.stripTrailingZeros().scale() <= 0
                    && exact.compareTo(BigDecimal.valueOf(least)) >= 0
                    && exact.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return exact.longValueExact();
            }
        }
        wrong("a whole number from " + least + " to " + most);
        return null;
    }

    /** A number without exponent; null, and a complaint, when it is none. */
    @Nullable
    BigDecimal number() {
        BigDecimal number = value instanceof JsonNumber ? Numbers.parse(value.toString()) : null;
        if (number == null) {
            wrong("a number with at most 18 digits before and 10 after the point");
        }
        return number;
    }

    boolean truth() {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            wrong("true or false");
        }
        return value == JsonValue.TRUE;
    }

    boolean isTruth() {
        return value == JsonValue.TRUE || value == JsonValue.FALSE;
    }

    /** A text read further; null, and a complaint, when that is refused with an {@link IllegalArgumentException}. */
    <T> @Nullable T parsed(Function<String, T> parser, String wanted) {
        String text = text(100);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            invalid("must be " + wanted + ", not \"" + text + "\"");
            return null;
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
