package org.rocketrewards.seal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right edge of a growing tree: all that has to be remembered to append leaves and to know the root. */
public final class Frontier {
    private final List<@Nullable byte[]> perLevel = new ArrayList<>();
    private long size;

    /** Is told of each node as soon as all its leaves exist. */
    @FunctionalInterface
    public interface Listener {
        /** Node {@code number} at {@code level}, 1 or higher, is complete. */
        void completed(int level, long number, byte[] hash);
    }

    /** A tree without leaves. */
    public Frontier() {}

    /**
     * The tree of {@code size} leaves.
     *
     * @param hashes as {@link Merkle#frontier} gives them
     */
    public static Frontier of(long size, List<byte[]> hashes) {
        if (size < 0 || Long.bitCount(size) != hashes.size()) {
            throw new IllegalArgumentException(hashes.size() + " hashes do not make a tree of " + size);
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        int next = hashes.size();
        for (int level = 0; size >> level != 0; level++) {
            frontier.perLevel.add((size >> level & 1) == 1 ? hashes.get(--next) : null);
        }
        return frontier;
    }

    /** Appends a leaf. */
    public void append(byte[] leafHash) {
        append(leafHash, (level, number, hash) -> {});
    }

    /** Appends a leaf and tells of the nodes that it completes, lowest first. */
    public void append(byte[] leafHash, Listener listener) {
        byte[] hash = leafHash;
        int level = 0;
        while (level < perLevel.size()) {
            byte[] left = perLevel.get(level);
            if (left == null) {
                break;
            }
            hash = Merkle.inner(left, hash);
            perLevel.set(level, null);
            level++;
            listener.completed(level, size >> level, hash);
        }
        if (level == perLevel.size()) {
            perLevel.add(hash);
        } else {
            perLevel.set(level, hash);
        }
        size++;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root over all leaves. */
    public byte[] root() {
        byte[] root = null;
        for (byte[] left : perLevel) {
            if (left != null) {
                root = root == null ? left : Merkle.inner(left, root);
            }
        }
        return root == null ? Merkle.emptyRoot() : root;
    }
}
