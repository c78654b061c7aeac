package org.rocketrewards.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes and proofs of an RFC 6962 Merkle tree with SHA-256. Leaves are numbered from 0; the node at level 0 is a leaf,
 * the one at level n with number i covers the leaves from {@code i << n} to {@code (i + 1) << n}, the latter exclusive.
 */
public final class Merkle {
    /** Length of every hash. */
    public static final int HASH_BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte INNER = 1;

    private Merkle() {}

    /** Gives the hash of a node all leaves of which exist. */
    @FunctionalInterface
    public interface Nodes {
        /** The hash of node {@code number} at {@code level}. */
        byte[] hash(int level, long number);
    }

    /** The hash of a leaf with this content. */
    public static byte[] leaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(content);
    }

    /** The hash of the node above two others. */
    public static byte[] inner(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(INNER);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a tree without leaves. */
    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    /** The root of a tree of these leaves. */
    public static byte[] root(List<byte[]> leafHashes) {
        Frontier frontier = new Frontier();
        leafHashes.forEach(frontier::append);
        return frontier.root();
    }

    /** The root of the first {@code size} leaves. */
    public static byte[] root(long size, Nodes nodes) {
        return size == 0 ? emptyRoot() : range(0, size, nodes);
    }

    /** The nodes that together cover the first {@code size} leaves, from the left; as {@link Frontier#of} takes them. */
    public static List<byte[]> frontier(long size, Nodes nodes) {
        List<byte[]> hashes = new ArrayList<>();
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                hashes.add(nodes.hash(level, (size >> level) - 1));
            }
        }
        return hashes;
    }

    /**
     * The audit path of a leaf: what has to be hashed with it to arrive at the root.
     *
     * @param leaf below {@code size}
     */
    public static List<byte[]> inclusion(long leaf, long size, Nodes nodes) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("no leaf " + leaf + " in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (leaf < middle) {
                path.add(0, range(middle, to, nodes));
                to = middle;
            } else {
                path.add(0, range(from, middle, nodes));
                from = middle;
            }
        }
        return path;
    }

    /** The proof that the tree of {@code size} leaves begins with the tree of {@code earlier} leaves. */
    public static List<byte[]> consistency(long earlier, long size, Nodes nodes) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("a tree of " + size + " did not grow out of one of " + earlier);
        }
        List<byte[]> proof = new ArrayList<>();
        if (earlier == 0 || earlier == size) {
            return proof;
        }
        long from = 0;
        long to = size;
        while (to != earlier) {
            long middle = from + split(to - from);
            if (earlier <= middle) {
                proof.add(0, range(middle, to, nodes));
                to = middle;
            } else {
                proof.add(0, range(from, middle, nodes));
                from = middle;
            }
        }
        if (from > 0) {
            proof.add(0, range(from, to, nodes));
        }
        return proof;
    }

    private static byte[] range(long from, long to, Nodes nodes) {
        long size = to - from;
        if (Long.bitCount(size) == 1 && from % size == 0) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.hash(level, from >> level);
        }
        long middle = from + split(size);
        return inner(range(from, middle, nodes), range(middle, to, nodes));
    }

    /** The largest power of two below {@code size}, which is at least 2. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
