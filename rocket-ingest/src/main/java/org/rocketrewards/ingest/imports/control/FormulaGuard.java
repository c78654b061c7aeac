package org.rocketrewards.ingest.imports.control;

/**
 * Keeps spreadsheets from running what strangers wrote: a cell that one would take for a formula is written with an
 * apostrophe before it, which is taken away when the file comes back.
 */
final class FormulaGuard {
    private FormulaGuard() {}

    /** Whether a spreadsheet would calculate it; a number is none. */
    static boolean isFormula(String value) {
        if (value.isEmpty()) {
            return false;
        }
        return switch (value.charAt(0)) {
            case '=', '@', '\t', '\r' -> true;
            case '+', '-' -> !isNumber(value);
            default -> false;
        };
    }

    private static boolean isNumber(String value) {
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return value.length() > 1;
    }

    /** For a file that people open. */
    static String close(String value) {
        return isFormula(value) || (value.startsWith("'") && isFormula(value.substring(1))) ? "'" + value : value;
    }

    /** From such a file. */
    static String open(String value) {
        if (value.length() < 2 || value.charAt(0) != '\'') {
            return value;
        }
        String inside = value.substring(1);
        return isFormula(inside) || (inside.startsWith("'") && isFormula(inside.substring(1))) ? inside : value;
    }
}
