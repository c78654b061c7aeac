package org.rocketrewards.ingest.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** The fields of one body while it is read: each name once, within the limits. Not for more than one thread. */
final class WireFields {
    private static final int MAX_FIELDS = 500;
    private static final int MAX_NAME = 128;
    private static final int SHOWN = 40;

    /** Null: the name was there without a value that counts (unfilled placeholder, list, nested object). */
    private final Map<String, @Nullable String> values = new LinkedHashMap<>(128);

    private boolean urlEncoded;

    /** Adds a field that carries a value. */
    void add(String name, String value) {
        put(name, value);
    }

    /** Adds the name of a field that carries none. */
    void addUnfilled(String name) {
        put(name, null);
    }

    private void put(String name, @Nullable String value) {
        if (values.size() == MAX_FIELDS) {
            throw WireParser.malformed("The body has more than " + MAX_FIELDS + " fields: send only those you need.");
        }
        if (name.length() > MAX_NAME) {
            throw WireParser.malformed("The body has a field name of more than " + MAX_NAME + " characters (\""
                    + Shown.of(name, SHOWN) + "\"): a text was probably put where a name belongs.");
        }
        int before = values.size();
        values.put(name, value);
        if (values.size() == before) {
            throw duplicate(name);
        }
    }

    static RocketException duplicate(String name) {
        return new RocketException(
                ProblemType.DUPLICATE_FIELD,
                "Field \"" + Shown.of(name, SHOWN) + "\" is given twice, so Rocket cannot tell which one counts: "
                        + "remove one of them from the body template.",
                Map.of("field", Shown.of(name, MAX_NAME)));
    }

    /**
     * Says that the values came as JSON strings, so that they may be url-encoded: they are when the event's name has its
     * backslashes as {@code %5C}, which is how the plugin fills a JSON template.
     */
    void cameAsJson() {
        String eventName = values.get("eventname");
        urlEncoded = eventName != null
                && eventName.indexOf('\\') < 0
                && (eventName.contains("%5C") || eventName.contains("%5c"));
    }

    /** Decodes the values where they need it and forgets the names without a value. */
    void decode() {
        var all = values.entrySet().iterator();
        while (all.hasNext()) {
            var field = all.next();
            String value = field.getValue();
            if (value == null) {
                all.remove();
            } else if (urlEncoded) {
                field.setValue(UrlDecoding.decode(value));
            }
        }
    }

    /** The field's value; null when it is not carried. */
    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** Replaces the value of a carried field by its canonical form. */
    void replace(String name, String value) {
        values.put(name, value);
    }

    /** Treats a carried field as not carried. */
    void remove(String name) {
        values.remove(name);
    }

    /** All fields, after {@link #decode}. */
    @SuppressWarnings("NullAway") // decode() has removed the names without a value
    Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }
}
