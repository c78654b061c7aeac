package org.rocketrewards.seal;

import java.util.Arrays;
import java.util.List;

/**
 * Checks proofs without knowing the tree.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162, which spells the checks out</a>
 */
public final class Proofs {
    private Proofs() {}

    /** Whether the leaf stands at {@code position} in the tree of {@code size} leaves with this root. */
    public static boolean included(byte[] leafHash, long position, long size, List<byte[]> path, byte[] root) {
        if (position < 0 || position >= size) {
            return false;
        }
        long node = position;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Merkle.inner(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Merkle.inner(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the tree of {@code size} leaves begins with all that the tree of {@code earlier} leaves had. */
    public static boolean consistent(long earlier, byte[] earlierRoot, long size, byte[] root, List<byte[]> proof) {
        if (earlier < 0 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return proof.isEmpty() && Arrays.equals(earlierRoot, root);
        }
        if (earlier == 0) {
            return proof.isEmpty() && Arrays.equals(earlierRoot, Merkle.emptyRoot());
        }
        // a power of two is a node of the later tree itself and is left out of the proof
        boolean whole = Long.bitCount(earlier) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        byte[] first = whole ? earlierRoot : proof.get(0);
        long node = earlier - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] left = first;
        byte[] right = first;
        for (byte[] sibling : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                left = Merkle.inner(sibling, left);
                right = Merkle.inner(sibling, right);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                right = Merkle.inner(right, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(left, earlierRoot) && Arrays.equals(right, root);
    }
}
