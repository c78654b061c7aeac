package org.rocketrewards.seal.verify;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What ties a run of leaves to a checkpoint.
 *
 * @param first position of the first leaf
 * @param end position after the last leaf
 * @param frontier the nodes that cover all leaves before {@code first}
 * @param consistency the proof that the tree of {@code end} leaves grew into that of the checkpoint
 */
record BundleProof(long first, long end, List<byte[]> frontier, List<byte[]> consistency) {
    static BundleProof parse(String text) {
        long first = -1;
        long end = -1;
        List<byte[]> frontier = new ArrayList<>();
        List<byte[]> consistency = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ", 2);
            if (words.length != 2) {
                throw new IllegalArgumentException("the proof has a line that makes no sense");
            }
            switch (words[0]) {
                case "first" -> first = Long.parseLong(words[1]);
                case "end" -> end = Long.parseLong(words[1]);
                case "frontier" -> frontier.add(HexFormat.of().parseHex(words[1]));
                case "consistency" -> consistency.add(HexFormat.of().parseHex(words[1]));
                default -> throw new IllegalArgumentException("the proof has a line that makes no sense");
            }
        }
        return new BundleProof(first, end, frontier, consistency);
    }
}
