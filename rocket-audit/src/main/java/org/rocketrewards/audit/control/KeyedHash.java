package org.rocketrewards.audit.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rocketrewards.model.WholeFile;

/**
 * What stands for a secret in the audit trail: its HMAC under a key that the installation keeps. The same secret has the
 * same hash, another has another, and neither can be guessed without the key.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NAME_CHARACTERS = 8;

    private final byte[] key;
    private final String prefix;

    /** Hashes with this key. */
    public KeyedHash(byte[] key) {
        this.key = key.clone();
        try {
            String name = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key));
            this.prefix = "hmac-sha256:" + name.substring(0, NAME_CHARACTERS) + ':';
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Reads the key, or makes one where there is none.
     *
     * @throws IOException also when what is there is no key
     */
    public static KeyedHash readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] bits = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bits);
            WholeFile.writeSecret(file, HexFormat.of().formatHex(bits) + '\n');
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
            throw new IOException(file + " holds no key: 64 hexadecimal digits are expected");
        }
        return new KeyedHash(HexFormat.of().parseHex(text));
    }

    /** The hash, with the name of the key before it: hashes under different keys tell nothing about one another. */
    public String of(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return prefix + HexFormat.of().formatHex(mac.doFinal(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** The hash of a text. */
    public String of(String secret) {
        return of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
