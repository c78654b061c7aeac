package org.rocketrewards.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key with a name, in the form in which logs publish theirs: {@code name+hash+key}.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public final class SealKey {
    private static final Pattern VERIFIER_KEY =
            Pattern.compile("([^\\s+]{1,200})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{44})");
    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte ED25519 = 1;

    private final String name;
    private final byte[] id;
    private final byte[] raw;
    private final PublicKey key;

    private SealKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
        this.id = id(name, raw);
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(X509_HEAD, raw)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    /** A key of 32 bytes. */
    static SealKey of(String name, byte[] raw) {
        return new SealKey(name, raw);
    }

    /**
     * Reads a key as it is published.
     *
     * @throws IllegalArgumentException when it is no such key or has been garbled
     */
    public static SealKey parse(String text) {
        Matcher parts = VERIFIER_KEY.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("no key of the form name+hash+key");
        }
        byte[] typed = Base64.getDecoder().decode(parts.group(3));
        if (typed.length != 33 || typed[0] != ED25519) {
            throw new IllegalArgumentException("no Ed25519 key");
        }
        SealKey key = new SealKey(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id).equals(parts.group(2))) {
            throw new IllegalArgumentException("the key and its hash do not belong together");
        }
        return key;
    }

    /** Its name, which is also the origin of the checkpoints that it signs. */
    public String name() {
        return name;
    }

    /** Four bytes that tell it from other keys of the same name. */
    byte[] id() {
        return id.clone();
    }

    /** The same in hexadecimal. */
    public String idText() {
        return HexFormat.of().formatHex(id);
    }

    /** Whether the signature over a text is this key's. */
    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The key as it is published. */
    @Override
    public String toString() {
        return name + '+' + idText() + '+' + Base64.getEncoder().encodeToString(join(new byte[] {ED25519}, raw));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealKey that && that.name.equals(name) && Arrays.equals(that.raw, raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    private static byte[] id(String name, byte[] raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(ED25519);
            return Arrays.copyOf(digest.digest(raw), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] join(byte[] head, byte[] tail) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(head);
        joined.writeBytes(tail);
        return joined.toByteArray();
    }
}
