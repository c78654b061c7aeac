package org.rocketrewards.access.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rocketrewards.access.PasswordFault;

/**
 * What a password must be: long enough, and still long enough once the words that everybody tries first are taken out
 * of it. Length is asked for, kinds of characters are not.
 *
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html">NIST SP 800-63B, 3.1.1.2</a>
 */
public final class PasswordRules {
    /** Shortest password, in characters. */
    public static final int SHORTEST = 12;

    private static final int LONGEST = 200;
    /** How much of a password must remain without its guessable words. */
    private static final int REMAINDER = 8;

    private static final int FEWEST_DIFFERENT = 5;
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final List<String> PRODUCT = List.of("rocket", "learning", "rewards", "moodle");
    private static final List<String> COMMON = readCommon();

    private PasswordRules() {}

    /** What is wrong with a new password of the person {@code name}; empty when it is good. */
    public static Optional<PasswordFault> check(String password, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(PasswordFault.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(PasswordFault.TOO_LONG);
        }
        String plain = plain(password);
        if (remainder(plain, List.of(plain(name))) < REMAINDER) {
            return Optional.of(PasswordFault.NAMES_PERSON);
        }
        if (remainder(plain, PRODUCT) < REMAINDER) {
            return Optional.of(PasswordFault.NAMES_PRODUCT);
        }
        if (remainder(plain, COMMON) < REMAINDER || remainder(password.toLowerCase(Locale.ROOT), COMMON) < REMAINDER) {
            return Optional.of(PasswordFault.TOO_COMMON);
        }
        if (breached(password, plain)) {
            return Optional.of(PasswordFault.BREACHED);
        }
        return simple(password) ? Optional.of(PasswordFault.TOO_SIMPLE) : Optional.empty();
    }

    /** Whether it is in the list of leaks, as it is or with a few figures and marks around a word of the list. */
    private static boolean breached(String password, String plain) {
        String core = EDGES.matcher(password).replaceAll("");
        return BreachedPasswords.has(password)
                || BreachedPasswords.has(plain)
                || password.length() - core.length() < REMAINDER && BreachedPasswords.has(core);
    }

    private static int remainder(String password, List<String> words) {
        String rest = password;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest.length();
    }

    /** Lower case, and letters where people write look-alikes: {@code P@ssw0rd} is {@code password}. */
    private static String plain(String password) {
        StringBuilder plain = new StringBuilder(password.length());
        for (char c : password.toLowerCase(Locale.ROOT).toCharArray()) {
            plain.append(
                    switch (c) {
                        case '@', '4' -> 'a';
                        case '3' -> 'e';
                        case '1', '!' -> 'i';
                        case '0' -> 'o';
                        case '$', '5' -> 's';
                        case '7' -> 't';
                        default -> c;
                    });
        }
        return plain.toString();
    }

    private static boolean simple(String password) {
        if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
            return true;
        }
        int steps = 0;
        for (int i = 1; i < password.length(); i++) {
            if (Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return password.length() - steps < FEWEST_DIFFERENT;
    }

    private static List<String> readCommon() {
        InputStream file = PasswordRules.class.getResourceAsStream("common-passwords.txt");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file, "common-passwords.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
    }
}
