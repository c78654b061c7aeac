package org.rocketrewards.seal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A tree in memory, as the database keeps one. */
final class GrowingTree implements Merkle.Nodes {
    private final Map<String, byte[]> nodes = new HashMap<>();
    private final Frontier frontier = new Frontier();

    GrowingTree(List<byte[]> leafHashes) {
        for (byte[] leaf : leafHashes) {
            nodes.put("0/" + frontier.size(), leaf);
            frontier.append(leaf, (level, number, hash) -> nodes.put(level + "/" + number, hash));
        }
    }

    Frontier frontier() {
        return frontier;
    }

    @Override
    public byte[] hash(int level, long number) {
        return Objects.requireNonNull(nodes.get(level + "/" + number), level + "/" + number);
    }
}
