package org.rocketrewards.admin.parts;

import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link Listing}: what it says of a row, in the list and in the exported file.
 *
 * @param key name in the address line and in the head of the file
 * @param header in the reader's words
 * @param value as exported; a number stays a number, everything else becomes text
 * @param shown as the list shows it; null: the value
 * @param template Lit template that draws it; null: plain text. Its properties are {@code item.<name>} of {@code
 *     properties}
 * @param properties what the template needs
 * @param width CSS width where there is room
 * @param grow share of the room that is left
 * @param kind how it is set
 * @param hidden only shown when the reader asks for it
 */
public record ListColumn<T>(
        String key,
        String header,
        Function<T, @Nullable Object> value,
        @Nullable Function<T, String> shown,
        @Nullable String template,
        Map<String, ValueProvider<T, ?>> properties,
        String width,
        int grow,
        Kind kind,
        boolean hidden) {
    private static final String BADGE = "<span class=\"badge ${item.look}\"><vaadin-icon icon=\"${item.icon}\">"
            + "</vaadin-icon><span>${item.text}</span></span>";

    /** How a column is set. */
    public enum Kind {
        TEXT,
        NUMBER,
        TIME
    }

    /** Plain text. */
    public static <T> ListColumn<T> text(String key, String header, Function<T, @Nullable Object> value) {
        return new ListColumn<>(key, header, value, null, null, Map.of(), "8rem", 1, Kind.TEXT, false);
    }

    /** A number: at the right, in figures of one width. */
    public static <T> ListColumn<T> number(String key, String header, Function<T, @Nullable Object> value) {
        return new ListColumn<>(key, header, value, null, null, Map.of(), "6rem", 0, Kind.NUMBER, false);
    }

    /** An instant: how long ago, with the exact time as a tooltip. */
    public static <T> ListColumn<T> time(String key, String header, Function<T, @Nullable Instant> value) {
        return new ListColumn<>(key, header, value::apply, null, null, Map.of(), "8rem", 0, Kind.TIME, false);
    }

    /** The same, shown in other words than it is exported in. */
    public ListColumn<T> shownAs(Function<T, String> words) {
        return new ListColumn<>(key, header, value, words, template, properties, width, grow, kind, hidden);
    }

    /** The same, drawn by a Lit template: {@code <span class="code">${item.id}</span>}. */
    public ListColumn<T> drawn(String lit) {
        return new ListColumn<>(key, header, value, shown, lit, properties, width, grow, kind, hidden);
    }

    /** The same as a badge, whose class name and icon a row tells. */
    public ListColumn<T> asBadge(ValueProvider<T, String> look, ValueProvider<T, String> icon) {
        return drawn(BADGE).with("look", look).with("icon", icon);
    }

    /** The same with a property for the template. */
    public ListColumn<T> with(String property, ValueProvider<T, ?> provider) {
        Map<String, ValueProvider<T, ?>> more = new LinkedHashMap<>(properties);
        more.put(property, provider);
        return new ListColumn<>(key, header, value, shown, template, more, width, grow, kind, hidden);
    }

    /** The same with another width and share of the room that is left. */
    public ListColumn<T> wide(String cssWidth, int share) {
        return new ListColumn<>(key, header, value, shown, template, properties, cssWidth, share, kind, hidden);
    }

    /** The same, only shown when the reader asks for it. */
    public ListColumn<T> onDemand() {
        return new ListColumn<>(key, header, value, shown, template, properties, width, grow, kind, true);
    }

    /** Whether its words are of one length, so that it never gives way. */
    boolean firm() {
        return kind == Kind.NUMBER || BADGE.equals(template);
    }

    /** What the list shows of a row. */
    String words(T row) {
        if (shown != null) {
            return shown.apply(row);
        }
        Object said = value.apply(row);
        if (said == null) {
            return "";
        }
        return said instanceof Long number ? Words.number(number) : said.toString();
    }
}
