package org.rocketrewards.launcher.backup;

/** Names in SQL. */
final class Identifiers {
    private Identifiers() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
