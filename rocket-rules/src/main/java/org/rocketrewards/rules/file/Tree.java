package org.rocketrewards.rules.file;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.RuleProblem;

/** Puts a document together from what a scanner finds, and remembers where each member stood. */
final class Tree {
    /** Looked up once: asking for it for every value takes longer than all else. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** How deep objects and lists may be nested. */
    static final int DEEPEST = 30;

    private static final int LONGEST_NUMBER = 40;

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Place> names = new HashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable JsonValue root;

    /** An object or list that is not complete yet. */
    private static final class Level {
        private final String pointer;
        private final @Nullable JsonObjectBuilder object;
        private final @Nullable JsonArrayBuilder array;
        private final Map<String, Place> names = new HashMap<>();
        private @Nullable String name;
        private int size;

        Level(String pointer, boolean isObject) {
            this.pointer = pointer;
            this.object = isObject ? JSON.createObjectBuilder() : null;
            this.array = isObject ? null : JSON.createArrayBuilder();
        }

        JsonValue built() {
            if (object != null) {
                return object.build();
            }
            return array == null ? JsonValue.NULL : array.build();
        }
    }

    /** Whether the next scalar is the name of a member. */
    boolean nameComesNext() {
        Level level = levels.peek();
        return level != null && level.object != null && level.name == null;
    }

    void name(String name, Place place) {
        Level level = levels.element();
        Place before = level.names.putIfAbsent(name, place);
        if (before != null) {
            throw new UnreadableFileException(
                    RuleProblem.Code.DUPLICATE,
                    place,
                    "\"" + name + "\" is there twice, first on line " + before.line());
        }
        level.name = name;
        names.put(next(), place);
    }

    void begin(boolean isObject, Place place) {
        if (levels.size() >= DEEPEST) {
            throw new UnreadableFileException(
                    RuleProblem.Code.TOO_LARGE, place, "is nested more than " + DEEPEST + " levels deep");
        }
        String pointer = next();
        places.put(pointer, place);
        levels.push(new Level(pointer, isObject));
    }

    void end() {
        JsonValue built = levels.pop().built();
        put(built);
    }

    void value(JsonValue value, Place place) {
        places.put(next(), place);
        put(value);
    }

    /** A number as it was written. */
    void number(String text, Place place) {
        if (text.length() > LONGEST_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new UnreadableFileException(
                    RuleProblem.Code.INVALID_VALUE, place, "the number is too long or has an exponent");
        }
        value(JSON.createValue(new BigDecimal(text)), place);
    }

    /** The pointer to what comes next. */
    private String next() {
        Level level = levels.peek();
        if (level == null) {
            return "";
        }
        String name = level.name == null ? String.valueOf(level.size) : level.name;
        return level.pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private void put(JsonValue value) {
        Level level = levels.peek();
        if (level == null) {
            root = value;
        } else if (level.object != null && level.name != null) {
            level.object.add(level.name, value);
            level.name = null;
        } else if (level.array != null) {
            level.array.add(value);
            level.size++;
        }
    }

    /** The document; complains when there is none, or no object. */
    JsonObject document() {
        if (root instanceof JsonObject object) {
            return object;
        }
        throw new UnreadableFileException(
                RuleProblem.Code.WRONG_TYPE,
                places.getOrDefault("", new Place(1, 1)),
                root == null ? "the file is empty" : "the file must hold an object with the member \"rules\"");
    }

    /** Where the name of a member stands. */
    Place placeOfName(String pointer) {
        return names.getOrDefault(pointer, placeOf(pointer));
    }

    /** Where the value of a member stands, or what is nearest around it. */
    Place placeOf(String pointer) {
        for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
            if (at.isEmpty()) {
                return new Place(1, 1);
            }
        }
    }
}
