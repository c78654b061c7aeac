package org.rocketrewards.ingest.control;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences by key, in the languages of Rocket. */
final class WhyText {
    private static final String BUNDLE = "org.rocketrewards.ingest.control.why";

    private final ResourceBundle texts;
    private final ZoneId zone;

    /**
     * Speaks a language.
     *
     * @param language any that Rocket does not speak is English
     * @param zone whose clocks it tells times by
     */
    WhyText(Locale language, ZoneId zone) {
        this.texts = ResourceBundle.getBundle(
                BUNDLE,
                language,
                WhyText.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.zone = zone;
    }

    /** Whether there is a text. */
    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** A text with its values put in. */
    String of(String key, List<?> values) {
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(values.toArray());
    }

    /** A text about a code; the code in words where there is none. */
    String about(String area, String code) {
        String key = area + "." + code;
        return has(key) ? of(key, List.of()) : code.replace('_', ' ');
    }

    /** A moment by the clocks of the source. */
    String time(Instant moment) {
        Locale language = texts.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : texts.getLocale();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .format(moment.atZone(zone));
    }

    /** The period of a counter: {@code day:2026-11-22}, {@code points:week:2026-W47}, {@code ever}. */
    String period(String counted) {
        String period = counted.startsWith("points:") ? counted.substring("points:".length()) : counted;
        int colon = period.indexOf(':');
        String kind = "period." + (colon < 0 ? period : period.substring(0, colon));
        return has(kind) ? of(kind, List.of(period.substring(colon + 1))) : period;
    }
}
