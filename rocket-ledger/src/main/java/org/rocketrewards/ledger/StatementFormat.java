package org.rocketrewards.ledger;

import java.util.Locale;

/** As what a statement can be taken away. */
public enum StatementFormat {
    CSV("text/csv;charset=UTF-8"),
    PDF("application/pdf");

    private final String mediaType;

    StatementFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of the file. */
    public String mediaType() {
        return mediaType;
    }

    /** Lower-case name, also the file's ending. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
