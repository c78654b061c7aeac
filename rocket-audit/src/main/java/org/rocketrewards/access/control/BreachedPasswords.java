package org.rocketrewards.access.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.rocketrewards.model.Secret;

/**
 * The commonest passwords of public leaks, read once. Kept as 64 bits of a hash each: a quarter of a megabyte, and a
 * look-up that takes no time. That an honest password meets one of them by chance happens once in 10^14.
 */
final class BreachedPasswords {
    private static final long[] KNOWN = read();

    private BreachedPasswords() {}

    /** Whether a password is one of them, in whatever case. */
    static boolean has(String password) {
        return Arrays.binarySearch(KNOWN, digest(password.toLowerCase(Locale.ROOT))) >= 0;
    }

    static int size() {
        return KNOWN.length;
    }

    private static long digest(String password) {
        byte[] hash = Secret.hash(password);
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << Byte.SIZE | hash[i] & 0xff;
        }
        return bits;
    }

    private static long[] read() {
        InputStream file = BreachedPasswords.class.getResourceAsStream("breached-passwords.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(file, "breached-passwords.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .mapToLong(BreachedPasswords::digest)
                    .sorted()
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of breached passwords cannot be read", e);
        }
    }
}
