package org.rocketrewards.seal;

import java.util.Arrays;
import java.util.Base64;

/**
 * The head of the tree at a moment: so many leaves, this root.
 *
 * @param origin names the log for ever
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(String origin, long size, byte[] root) {
    /**
     * Reads the text of a signed checkpoint; what follows the root is of no interest.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("no checkpoint");
        }
        byte[] root = Base64.getDecoder().decode(lines[2]);
        if (root.length != Merkle.HASH_BYTES) {
            throw new IllegalArgumentException("no checkpoint: the root has " + root.length + " bytes");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
    }

    /** What is signed. */
    public String text() {
        return origin + '\n' + size + '\n' + Base64.getEncoder().encodeToString(root) + '\n';
    }

    /** Whether it stands for the same leaves. */
    public boolean sameAs(Checkpoint other) {
        return size == other.size && Arrays.equals(root, other.root);
    }
}
