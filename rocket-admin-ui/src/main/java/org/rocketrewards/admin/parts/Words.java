package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;

/** Codes and numbers in the words of the person who reads them. */
public final class Words {
    private static final Pattern TRICKS = Pattern.compile(
            "[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    private static final String MINUS = "\u2212";
    private static final double MICROS_PER_MILLI = 1000;
    private static final long NO_DECIMALS_FROM = 100_000;

    private Words() {}

    /** What became of a delivery. */
    public static String outcome(Component reader, Outcome outcome) {
        return reader.getTranslation("outcome." + outcome.code());
    }

    /** Why, in a few words; a code that there are no words for is shown as it is. */
    public static String reason(Component reader, @Nullable String code) {
        return code == null ? "" : known(reader, "reason." + code, code);
    }

    /** What a rule is about; rules of the catalogue have the key of their event. */
    public static String rule(Component reader, @Nullable String key) {
        return key == null ? "" : known(reader, "event." + key, key);
    }

    /** A whole number with the separators of the person's language. */
    public static String number(long number) {
        return format().format(number);
    }

    /** Points with their sign: +5, −3, 0. */
    public static String points(long points) {
        String digits = format().format(Math.abs(points));
        if (points == 0) {
            return digits;
        }
        return points > 0 ? "+" + digits : MINUS + digits;
    }

    /** Microseconds as milliseconds, with a decimal where it says something. */
    public static String milliseconds(long micros) {
        NumberFormat format = format();
        format.setMaximumFractionDigits(micros < NO_DECIMALS_FROM ? 1 : 0);
        return format.format(micros / MICROS_PER_MILLI) + " ms";
    }

    /**
     * Foreign text with the characters made visible that would change how the rest of it looks: direction marks and
     * overrides, and control characters other than line breaks and tabs.
     */
    public static String withoutTricks(String text) {
        return TRICKS.matcher(text)
                .replaceAll(found -> "[U+%04X]".formatted((int) found.group().charAt(0)));
    }

    /** The text of a key; what is given otherwise, where there is none. */
    public static String known(Component reader, String key, String otherwise) {
        String text = reader.getTranslation(key);
        return text.equals("!" + key + "!") ? otherwise : text;
    }

    private static NumberFormat format() {
        UI ui = UI.getCurrent();
        return NumberFormat.getInstance(ui == null ? Locale.ENGLISH : ui.getLocale());
    }
}
