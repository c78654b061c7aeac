package org.rocketrewards.seal.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rocketrewards.seal.Bundle;

/**
 * The signed list of a bundle's files.
 *
 * @param from begin of the period, in the form of the lines
 * @param to end of the period, exclusive
 * @param first position of the first leaf
 * @param end position after the last leaf
 * @param hashes SHA-256 in hexadecimal by file name
 */
record Manifest(String from, String to, long first, long end, long entries, long records, Map<String, String> hashes) {

    static Manifest parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        String[] lines = text.split("\n");
        if (!lines[0].equals(Bundle.FORMAT)) {
            throw new IllegalArgumentException("this is no bundle of the form " + Bundle.FORMAT);
        }
        for (int i = 1; i < lines.length; i++) {
            String[] words = lines[i].split(" ", 3);
            if (words.length == 3 && words[0].equals("sha256")) {
                hashes.put(words[2], words[1]);
            } else if (words.length == 2) {
                values.put(words[0], words[1]);
            } else {
                throw new IllegalArgumentException("the manifest has a line that makes no sense");
            }
        }
        return new Manifest(
                value(values, "from"),
                value(values, "to"),
                Long.parseLong(value(values, "first")),
                Long.parseLong(value(values, "end")),
                Long.parseLong(value(values, "entries")),
                Long.parseLong(value(values, "audit-records")),
                hashes);
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the manifest lacks " + name);
        }
        return value;
    }
}
