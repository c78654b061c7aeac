package org.rocketrewards.seal;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A batch of entries as it is sealed: the entries between two numbers, and the root of the tree that their lines form.
 * Its {@link #bytes()} are a leaf of the tree.
 *
 * @param number from 1, without gaps
 * @param entries how many, at least 1
 * @param first number of the first entry
 * @param last number of the last entry; all with numbers up to it are in this batch or an earlier one
 */
public record BatchLine(long number, int entries, long first, long last, byte[] root, Instant sealedAt) {
    /** Version of the form. */
    public static final int VERSION = 1;

    /** What is hashed. */
    public byte[] bytes() {
        return new LineWriter(VERSION, "batch", number)
                .number("entries", (long) entries)
                .number("first", first)
                .number("last", last)
                .text("root", HexFormat.of().formatHex(root))
                .text("sealedAt", Instants.text(sealedAt))
                .bytes();
    }

    /** The hash of this line. */
    public byte[] hash() {
        return Merkle.leaf(bytes());
    }
}
