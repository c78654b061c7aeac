package org.rocketrewards.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The private half of a {@link SealKey}. Two lines of text keep it: its seed and the public key. */
public final class SealSigner {
    private static final String MARK = "PRIVATE+KEY+";
    /** What stands before the 32 bytes of a seed in their PKCS #8 form. */
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final byte[] seed;
    private final PrivateKey privateKey;
    private final SealKey publicKey;

    private SealSigner(byte[] seed, SealKey publicKey) {
        this.seed = seed;
        this.publicKey = publicKey;
        try {
            this.privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(SealKey.join(PKCS8_HEAD, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    /**
     * Makes a new key.
     *
     * @param prefix what its name begins with; random characters follow, so that no two logs have one name
     */
    public static SealSigner generate(String prefix) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            String name = prefix + HexFormat.of().formatHex(raw, 0, 4);
            return new SealSigner(seed, SealKey.of(name, raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /**
     * Reads a key that {@link #text()} wrote.
     *
     * @throws IllegalArgumentException when its halves do not belong together
     */
    public static SealSigner parse(String text) {
        String[] lines = text.strip().split("\\R");
        if (lines.length != 2 || !lines[0].startsWith(MARK)) {
            throw new IllegalArgumentException("no private key of the seals");
        }
        SealKey publicKey = SealKey.parse(lines[1]);
        byte[] seed =
                Base64.getDecoder().decode(lines[0].substring(MARK.length()).strip());
        SealSigner signer = new SealSigner(seed, publicKey);
        byte[] probe = {1};
        if (!publicKey.verifies(probe, signer.sign(probe))) {
            throw new IllegalArgumentException("private and public key do not belong together");
        }
        return signer;
    }

    /** The key as it is kept. A secret. */
    public String text() {
        return MARK + Base64.getEncoder().encodeToString(seed) + '\n' + publicKey + '\n';
    }

    /** The public half. */
    public SealKey key() {
        return publicKey;
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not sign", e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return publicKey.toString();
    }
}
