package org.rocketrewards.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A freshly made bearer secret: 256 random bits as unpadded base64url behind a prefix that tells its kind
 * ({@code rk_} for source tokens, {@code ra_} for API keys, {@code ri_} for invitations). It is shown once; only {@link #hash()} is kept.
 */
public record Secret(String value) {
    /** Kind prefix of source tokens. */
    public static final String SOURCE_TOKEN = "rk_";
    /** Kind prefix of API keys. */
    public static final String API_KEY = "ra_";
    /** Kind prefix of invitations. */
    public static final String INVITATION = "ri_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int VISIBLE_CHARACTERS = 11;

    /** Makes a new secret of the given kind. */
    public static Secret make(String kind) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new Secret(kind + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** SHA-256 of a presented secret: what is stored and looked up. A hash of 256 random bits needs no salt. */
    public static byte[] hash(String presented) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(presented.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The stored form. */
    public byte[] hash() {
        return hash(value);
    }

    /** The part that people may see to tell secrets apart. */
    public String prefix() {
        return value.substring(0, VISIBLE_CHARACTERS);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return prefix() + "…";
    }
}
