package org.rocketrewards.rules;

import java.util.Locale;

/**
 * Something wrong with a rule file or a document: the same for both.
 *
 * @param pointer JSON pointer to the member ({@code /rules/3/points}); empty for the document as a whole
 * @param code stable name of the kind of problem
 * @param message what is wrong and what would be right, for people
 * @param line line of the file, from 1; 0 when it did not come from a file
 * @param column column in that line, from 1; 0 when it did not come from a file
 */
public record RuleProblem(String pointer, Code code, String message, int line, int column) {
    /** Kinds of problems. */
    public enum Code {
        /** The file cannot be read at all. */
        SYNTAX,
        /** More than the limit. */
        TOO_LARGE,
        /** A YAML anchor, alias or tag. */
        NOT_PLAIN_DATA,
        /** A member that rules do not have, or a member twice. */
        UNKNOWN_MEMBER,
        DUPLICATE,
        MISSING,
        WRONG_TYPE,
        INVALID_VALUE,
        /** A rule or group that is not in the document. */
        UNKNOWN_REFERENCE,
        /** Rules or groups that lead back to themselves. */
        CYCLE;

        /** As answered. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same with its place in a file. */
    public RuleProblem at(int atLine, int atColumn) {
        return new RuleProblem(pointer, code, message, atLine, atColumn);
    }

    /** One line for people: {@code line 12, column 7: /rules/3/points: …}. */
    public String text() {
        String place = line == 0 ? "" : "line " + line + ", column " + column + ": ";
        return place + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
