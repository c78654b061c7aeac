package org.rocketrewards.ingest.control;

/** Reads a url-encoded form: {@code id=5&eventname=%5Ccore%5Cevent%5C…&other={other}}. */
final class FormBody {
    private FormBody() {}

    /** Adds the form's fields, decoded; {@code start} is the first character that is not blank. */
    static void read(String text, int start, WireFields fields) {
        if (text.indexOf('=', start) < 0) {
            throw WireParser.malformed("The body is neither a JSON object nor a form: copy the body template of the "
                    + "documentation into the HTTP request step.");
        }
        for (int from = start; from <= text.length(); ) {
            int ampersand = text.indexOf('&', from);
            int end = ampersand < 0 ? text.length() : ampersand;
            pair(text, from, end, fields);
            from = end + 1;
        }
    }

    /** One {@code name=value}. Blanks and line ends around it come from a template typed on several lines. */
    private static void pair(String text, int pairStart, int pairEnd, WireFields fields) {
        int from = pairStart;
        int to = pairEnd;
        while (from < to && BodyText.isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && BodyText.isBlank(text.charAt(to - 1))) {
            to--;
        }
        if (from == to) {
            return;
        }
        int equals = text.indexOf('=', from);
        int nameEnd = equals < 0 || equals > to ? to : equals;
        String name = UrlDecoding.decode(text.substring(from, nameEnd));
        String value = nameEnd == to ? "" : text.substring(nameEnd + 1, to);
        // What Moodle fills in is url-encoded, so plain braces are a placeholder and encoded ones somebody's text.
        if (Placeholders.isOne(value)) {
            fields.addUnfilled(name);
        } else {
            fields.add(name, UrlDecoding.decode(value));
        }
    }
}
