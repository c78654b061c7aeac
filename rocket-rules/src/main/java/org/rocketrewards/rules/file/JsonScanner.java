package org.rocketrewards.rules.file;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rocketrewards.rules.RuleProblem;

/** JSON as RFC 8259 has it, with comments from {@code //} to the end of the line, as the integration guide prints them. */
final class JsonScanner {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final Tree tree;
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    JsonScanner(Tree tree, String text) {
        this.tree = tree;
        this.text = text;
    }

    void scan() {
        value();
        blanks();
        if (at < text.length()) {
            throw syntax("nothing may follow the end of the document");
        }
    }

    private void value() {
        blanks();
        Place place = place();
        char c = peek();
        if (c == '{') {
            tree.begin(true, place);
            object();
        } else if (c == '[') {
            tree.begin(false, place);
            list();
        } else if (c == '"') {
            tree.value(JSON.createValue(string()), place);
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            number(place);
        } else {
            tree.value(word(), place);
        }
    }

    private void object() {
        at++;
        for (boolean first = true; !closed('}', first); first = false) {
            Place place = place();
            if (peek() != '"') {
                throw syntax("a name in quotes is expected");
            }
            tree.name(string(), place);
            blanks();
            if (peek() != ':') {
                throw syntax("\":\" is expected");
            }
            at++;
            value();
        }
        tree.end();
    }

    private void list() {
        at++;
        for (boolean first = true; !closed(']', first); first = false) {
            value();
        }
        tree.end();
    }

    /** Passes over a comma, or over the end of what is open. */
    private boolean closed(char end, boolean first) {
        blanks();
        if (peek() == end) {
            at++;
            return true;
        }
        if (!first) {
            if (peek() != ',') {
                throw syntax("\",\" or \"" + end + "\" is expected");
            }
            at++;
            blanks();
            if (peek() == end) {
                throw syntax("nothing follows the \",\"");
            }
        }
        return false;
    }

    private void number(Place place) {
        Matcher number = NUMBER.matcher(text).region(at, Math.min(text.length(), at + 1_000));
        if (!number.lookingAt()) {
            throw syntax("this is no number");
        }
        at = number.end();
        tree.number(number.group(), place);
    }

    private JsonValue word() {
        for (JsonValue known : new JsonValue[] {JsonValue.TRUE, JsonValue.FALSE, JsonValue.NULL}) {
            if (text.startsWith(known.toString(), at)) {
                at += known.toString().length();
                return known;
            }
        }
        throw syntax("a value is expected");
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw syntax("a text ends on the line on which it begins");
            }
            at++;
            string.append(c == '\\' ? escape() : c);
        }
        at++;
        return string.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(peek(), 16);
                    if (digit < 0) {
                        throw syntax("four hexadecimal digits follow \\u");
                    }
                    code = code * 16 + digit;
                    at++;
                }
                return (char) code;
            default:
                at--;
                throw syntax("there is no escape \\" + c);
        }
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw syntax("the file ends too early");
        }
        return text.charAt(at);
    }

    private Place place() {
        return new Place(line, at - lineStart + 1);
    }

    private UnreadableFileException syntax(String message) {
        return new UnreadableFileException(RuleProblem.Code.SYNTAX, place(), "is no JSON: " + message);
    }
}
