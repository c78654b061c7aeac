package org.rocketrewards.ingest.control;

import java.security.MessageDigest;
import org.rocketrewards.model.Secret;

/**
 * SHA-256 of a token, as key of a map. Compared in constant time; the place in the map depends on the hash only, which
 * tells nothing about the token.
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into it
record TokenHash(byte[] bytes) {
    static TokenHash of(String presented) {
        return new TokenHash(Secret.hash(presented));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    @Override
    public String toString() {
        return "TokenHash";
    }
}
