package org.rocketrewards.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof that an entry or an audit record is sealed as it stands. Hashes are in hexadecimal.
 *
 * @param line what is hashed, byte for byte in UTF-8
 * @param batch the line of the batch that holds the entry; null for an audit record, which is a leaf itself
 * @param index place of the entry in its batch, from 0; null for an audit record
 * @param batchPath what is hashed with the entry's hash, one after the other, to arrive at the root of the batch
 * @param leaf position of the batch or the audit record among the leaves, from 0
 * @param path what is hashed with the leaf's hash to arrive at the root of the checkpoint
 * @param checkpoint the signed head of the tree
 */
public record InclusionProof(
        String line,
        @Nullable String batch,
        @Nullable Integer index,
        List<String> batchPath,
        long leaf,
        List<String> path,
        String checkpoint) {
    /** Copies the lists. */
    public InclusionProof {
        batchPath = List.copyOf(batchPath);
        path = List.copyOf(path);
    }
}
