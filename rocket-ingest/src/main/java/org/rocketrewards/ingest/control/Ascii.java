package org.rocketrewards.ingest.control;

/** Characters that names are made of. */
final class Ascii {
    private Ascii() {}

    /** Letter, digit or underscore. */
    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
