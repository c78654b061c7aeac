package org.rocketrewards.ingest.traffic;

import java.util.Locale;
import java.util.ResourceBundle;

/** What can be wrong at a sender's end. Its words are in {@code doctor*.properties} beside this class. */
public enum Ailment {
    /** Sent nothing although something usually comes then. */
    SILENT(true),
    /** Never sent anything. */
    NEVER(true),
    TOKEN_REFUSED(true),
    UNKNOWN_TOKEN(true),
    ADDRESS_REFUSED(true),
    BODY_REFUSED(true),
    JSON_DAMAGE(true),
    LEARNER_NOT_NAMED(true),
    LEARNER_MISSING(true),
    GAPS(true),
    KEY_FIELD_MISSING(true),
    FILTER_FIELD_MISSING(true),
    SENT_TWICE(true),
    SENT_AGAIN(true),
    ID_REUSED(true),
    CLOCK_AHEAD(true),
    CLOCK_BEHIND(true),
    JSON_ENCODING(false),
    LATE(false),
    RATE_LIMITED(false),
    CONTENT_DIFFERS(false),
    LITERAL_PLACEHOLDER(false),
    NOT_NEEDED(false);

    private static final String WORDS = Ailment.class.getPackageName() + ".doctor";

    private final boolean harmful;

    Ailment(boolean harmful) {
        this.harmful = harmful;
    }

    /** Lower-case name, as answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The ailment of a code. */
    public static Ailment of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether events or points are lost by it, or counted for somebody else; not only work made for nothing. */
    public boolean harmful() {
        return harmful;
    }

    /** What is wrong, in a few words. */
    public String title(Locale reader) {
        return words(reader).getString(code() + ".title");
    }

    /** What follows from it. */
    public String consequence(Locale reader) {
        return words(reader).getString(code() + ".consequence");
    }

    /** What to change, where. */
    public String remedy(Locale reader) {
        return words(reader).getString(code() + ".remedy");
    }

    private static ResourceBundle words(Locale reader) {
        return ResourceBundle.getBundle(
                WORDS,
                reader,
                Ailment.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
