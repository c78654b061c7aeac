package org.rocketrewards.seal;

import java.util.List;

/**
 * How far the seals are.
 *
 * @param origin name of the log
 * @param size how many leaves the newest checkpoint is over
 * @param root their root in hexadecimal
 * @param checkpoint the newest checkpoint, signed
 * @param keys public keys that sign, in the form name+hash+key
 */
public record SealHead(String origin, long size, String root, String checkpoint, List<String> keys) {
    /** Copies the keys. */
    public SealHead {
        keys = List.copyOf(keys);
    }
}
