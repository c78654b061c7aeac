package org.rocketrewards.ingest.control;

import java.util.Collection;

/**
 * A JSON text in two halves: its form, which says the same for many texts, and the parts that differ. The function
 * {@code stored_json} of the database puts them together again, and so does {@link #text(String, String)}.
 *
 * @param form the text with {@code %s} for each part and {@code %%} for each percent sign
 * @param parts the parts in their order, with {@link #BETWEEN} between
 */
public record FormedJson(String form, String parts) {
    /** Cannot be in a part: JSON escapes control characters. */
    public static final char BETWEEN = '\u001f';

    /** The whole text. */
    public String text() {
        return text(form, parts);
    }

    /**
     * The whole text of both halves.
     *
     * @throws IllegalArgumentException when there are fewer parts than the form has places
     */
    public static String text(String form, String parts) {
        StringBuilder text = new StringBuilder(form.length() + parts.length());
        int part = 0;
        int from = 0;
        for (int at = form.indexOf('%'); at >= 0; at = form.indexOf('%', from)) {
            text.append(form, from, at);
            from = at + 2;
            if (form.charAt(at + 1) == '%') {
                text.append('%');
                continue;
            }
            if (part > parts.length()) {
                throw new IllegalArgumentException("fewer parts than places: " + form);
            }
            int end = parts.indexOf(BETWEEN, part);
            end = end < 0 ? parts.length() : end;
            text.append(parts, part, end);
            part = end + 1;
        }
        return text.append(form, from, form.length()).toString();
    }

    /** Writes a text, front to back. */
    static final class Writer {
        private final StringBuilder form = new StringBuilder(256);
        private final StringBuilder parts = new StringBuilder(128);
        private boolean anyPart;

        Writer object() {
            next();
            form.append('{');
            return this;
        }

        Writer object(String name) {
            name(name);
            form.append('{');
            return this;
        }

        Writer endObject() {
            form.append('}');
            return this;
        }

        Writer array() {
            next();
            form.append('[');
            return this;
        }

        Writer array(String name) {
            name(name);
            form.append('[');
            return this;
        }

        Writer endArray() {
            form.append(']');
            return this;
        }

        /** A member whose value is a word of few: it stays in the form. */
        Writer word(String name, String value) {
            name(name);
            form.append('"');
            escape(value, form, true);
            form.append('"');
            return this;
        }

        Writer member(String name, String value) {
            name(name);
            form.append("\"%s\"");
            part();
            escape(value, parts, false);
            return this;
        }

        Writer member(String name, long value) {
            name(name);
            form.append("%s");
            part();
            parts.append(value);
            return this;
        }

        /** A member with texts such as {@code objectid=44}: what is before the equals sign stays in the form. */
        Writer keys(String name, Collection<String> keys) {
            array(name);
            for (String key : keys) {
                next();
                int value = key.indexOf('=') + 1;
                form.append('"');
                escape(key.substring(0, value), form, true);
                form.append("%s\"");
                part();
                escape(key.substring(value), parts, false);
            }
            return endArray();
        }

        FormedJson end() {
            return new FormedJson(form.toString(), parts.toString());
        }

        private void name(String name) {
            next();
            form.append('"');
            escape(name, form, true);
            form.append("\":");
        }

        private void next() {
            int length = form.length();
            if (length > 0 && form.charAt(length - 1) != '{' && form.charAt(length - 1) != '[') {
                form.append(',');
            }
        }

        private void part() {
            if (anyPart) {
                parts.append(BETWEEN);
            }
            anyPart = true;
        }

        /** RFC 8259, section 7. */
        private static void escape(String text, StringBuilder to, boolean inForm) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    to.append('\\').append(c);
                } else if (c < ' ') {
                    to.append(String.format("\\u%04x", (int) c));
                } else {
                    to.append(c);
                    if (c == '%' && inForm) {
                        to.append('%');
                    }
                }
            }
        }
    }
}
