package org.rocketrewards.ingest.alerts;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What Rocket looks for by itself. Its words are in {@code alerts*.properties} beside this class. */
public enum AlertKind {
    DELIVERIES_FAILED,
    DELIVERIES_REFUSED,
    SOURCE_SILENT,
    VOLUME_HIGH,
    VOLUME_LOW,
    QUARANTINE_GROWS,
    TOKEN_ENDS,
    SEALING_STUCK,
    RETENTION_STUCK;

    private static final String WORDS = AlertKind.class.getPackageName() + ".alerts";

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a code. */
    public static AlertKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** What is wrong, in a few words. */
    public String title(Locale reader) {
        return words(reader).getString(code() + ".title");
    }

    /** What is wrong, in a sentence with its numbers. */
    public String text(Locale reader, long number, long usual, int minutes) {
        return new MessageFormat(words(reader).getString(code() + ".text"), reader)
                .format(new Object[] {number, usual, minutes / 60.0});
    }

    /** What to do about it. */
    public String remedy(Locale reader) {
        return words(reader).getString(code() + ".remedy");
    }

    /** Words that belong to no kind. */
    public static String word(Locale reader, String key) {
        return words(reader).getString(key);
    }

    private static ResourceBundle words(Locale reader) {
        return ResourceBundle.getBundle(
                WORDS,
                reader,
                AlertKind.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
