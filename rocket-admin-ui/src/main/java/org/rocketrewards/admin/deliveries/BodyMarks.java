package org.rocketrewards.admin.deliveries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a body apart for the eye: names, texts, numbers, what is url-encoded, and placeholders that nobody filled in.
 * Nothing is decoded or left out: the parts one after the other are the body.
 */
final class BodyMarks {
    /** Beyond so many parts the rest is one; a browser has to draw them. */
    static final int MOST = 1_500;

    private static final Pattern PARTS = Pattern.compile("(?<placeholder>\\{[a-z][a-z0-9_]{0,80}})"
            + "|(?<name>\"(?:[^\"\\\\\\n]|\\\\.){0,200}+\"(?=\\s{0,20}:)|(?:(?<=^)|(?<=&))[\\w.\\[\\]-]{1,100}+(?==))"
            + "|(?<encoded>(?:%[0-9A-Fa-f]{2})+)"
            + "|(?<escaped>\\\\(?:u[0-9A-Fa-f]{4}|[\"\\\\/bfnrt]))"
            + "|(?<number>(?<=[:,\\[]\\s?)-?\\d{1,30}(?:\\.\\d{1,30})?(?=\\s?[,}\\]]))");

    /** What a part is. */
    enum Kind {
        PLAIN,
        PLACEHOLDER,
        NAME,
        ENCODED,
        ESCAPED,
        NUMBER;

        /** Name of its style, and of the group that finds it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part of the body. */
    record Part(Kind kind, String text) {}

    private BodyMarks() {}

    /** The parts of a body. */
    static List<Part> of(String body) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PARTS.matcher(body);
        int end = 0;
        while (parts.size() < MOST && matcher.find()) {
            if (matcher.start() > end) {
                parts.add(new Part(Kind.PLAIN, body.substring(end, matcher.start())));
            }
            parts.add(new Part(kind(matcher), matcher.group()));
            end = matcher.end();
        }
        if (end < body.length()) {
            parts.add(new Part(Kind.PLAIN, body.substring(end)));
        }
        return parts;
    }

    private static Kind kind(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.PLAIN && matcher.group(kind.code()) != null) {
                return kind;
            }
        }
        return Kind.PLAIN;
    }
}
