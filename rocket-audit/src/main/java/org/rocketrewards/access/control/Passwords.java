package org.rocketrewards.access.control;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes and checks passwords with PBKDF2-HMAC-SHA256.
 *
 * <p>The stored form carries everything that is needed to check it, so that the number of rounds can be raised later:
 * {@code pbkdf2-sha256$<iterations>$<salt>$<hash>}, both parts base64.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP</a>
 */
public final class Passwords {
    private static final String SCHEME = "pbkdf2-sha256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    /** Without l, I, O, 0 and 1, which people mix up when they type a password off a screen. */
    private static final String GENERATED_FROM = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GENERATED_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** The form of a password to be stored; another one at every call, because of the salt. */
    public static String hash(String password) {
        return hash(password, ITERATIONS);
    }

    static String hash(String password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.join(
                "$",
                SCHEME,
                String.valueOf(iterations),
                base64.encodeToString(salt),
                base64.encodeToString(derive(password, salt, iterations)));
    }

    /** Whether {@code password} is the one that {@code stored} was made from; takes as long either way. */
    public static boolean matches(String password, String stored) {
        Optional<Stored> parts = Stored.parse(stored);
        if (parts.isEmpty()) {
            return false;
        }
        Stored s = parts.get();
        return MessageDigest.isEqual(s.hash(), derive(password, s.salt(), s.iterations()));
    }

    /** A random password for a first sign-in: 20 characters, 115 bits. */
    public static String generate() {
        StringBuilder password = new StringBuilder(GENERATED_LENGTH);
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            password.append(GENERATED_FROM.charAt(RANDOM.nextInt(GENERATED_FROM.length())));
        }
        return password.toString();
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        // keyboards differ in how they compose an ä: both forms are the same password
        char[] characters = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with SHA-256", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
    private record Stored(int iterations, byte[] salt, byte[] hash) {
        static Optional<Stored> parse(String stored) {
            String[] parts = stored.split("\\$", -1);
            if (parts.length != 4 || !SCHEME.equals(parts[0])) {
                return Optional.empty();
            }
            try {
                Base64.Decoder base64 = Base64.getDecoder();
                return Optional.of(
                        new Stored(Integer.parseInt(parts[1]), base64.decode(parts[2]), base64.decode(parts[3])));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
