package org.rocketrewards.seal;

import java.util.List;

/**
 * The proof that the tree of {@code to} leaves begins with the tree of {@code from} leaves. Hashes are in hexadecimal.
 *
 * @param proof as RFC 6962 has it
 */
public record ConsistencyProof(long from, long to, List<String> proof) {
    /** Copies the list. */
    public ConsistencyProof {
        proof = List.copyOf(proof);
    }
}
