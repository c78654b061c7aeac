package org.rocketrewards.seal.verify;

import java.util.List;
import org.rocketrewards.seal.SealKey;
import org.rocketrewards.seal.SignedNote;

/**
 * What the person who verifies trusts, because it did not come out of what is verified.
 *
 * @param keys whose signatures count
 * @param witnesses checkpoints that were kept elsewhere
 */
public record Trust(List<SealKey> keys, List<SignedNote> witnesses) {
    /** Copies the lists. */
    public Trust {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
    }
}
