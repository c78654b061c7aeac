package org.rocketrewards.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Proofs of trees of any size against RFC 6962's own recursive definitions, written down here a second time. */
class ProofsPropertyTest {
    private final List<byte[]> leaves = IntStream.range(0, 300)
            .mapToObj(i -> Merkle.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)))
            .toList();

    private final GrowingTree tree = new GrowingTree(leaves);

    @Property(tries = 500)
    void everyLeafIsProvenAndNoOther(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int at, @ForAll int damage) {
        int leaf = at % size;
        byte[] root = definedRoot(leaves.subList(0, size));

        List<byte[]> path = Merkle.inclusion(leaf, size, tree);

        assertThat(path).containsExactlyElementsOf(definedPath(leaf, leaves.subList(0, size)));
        assertThat(Proofs.included(leaves.get(leaf), leaf, size, path, root)).isTrue();
        if (size > 1) {
            int other = (leaf + 1 + Math.floorMod(damage, size - 1)) % size;
            assertThat(Proofs.included(leaves.get(other), leaf, size, path, root))
                    .isFalse();
            assertThat(Proofs.included(leaves.get(leaf), other, size, path, root))
                    .isFalse();
            assertThat(Proofs.included(leaves.get(leaf), leaf, size, path.subList(1, path.size()), root))
                    .isFalse();
        }
    }

    @Property(tries = 500)
    void everyTreeGrewOutOfTheSmallerOnes(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int at) {
        int earlier = at % size + 1;
        byte[] root = definedRoot(leaves.subList(0, size));
        byte[] earlierRoot = definedRoot(leaves.subList(0, earlier));

        List<byte[]> proof = Merkle.consistency(earlier, size, tree);

        assertThat(proof).containsExactlyElementsOf(definedProof(earlier, leaves.subList(0, size), true));
        assertThat(Proofs.consistent(earlier, earlierRoot, size, root, proof)).isTrue();
        assertThat(Proofs.consistent(earlier, Merkle.leaf(earlierRoot), size, root, proof))
                .isFalse();
        assertThat(Proofs.consistent(earlier, earlierRoot, size, Merkle.leaf(root), proof))
                .isFalse();
    }

    @Property(tries = 200)
    void aTreeGoesOnFromItsFrontier(
            @ForAll @IntRange(min = 0, max = 300) int size, @ForAll @IntRange(max = 300) int at) {
        int from = Math.min(size, at);

        Frontier frontier = Frontier.of(from, Merkle.frontier(from, tree));
        leaves.subList(from, size).forEach(frontier::append);

        assertThat(frontier.root()).isEqualTo(definedRoot(leaves.subList(0, size)));
    }

    private static byte[] definedRoot(List<byte[]> d) {
        if (d.isEmpty()) {
            return sha256();
        }
        if (d.size() == 1) {
            return d.get(0);
        }
        int k = k(d.size());
        return sha256(new byte[] {1}, definedRoot(d.subList(0, k)), definedRoot(d.subList(k, d.size())));
    }

    private static List<byte[]> definedPath(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = k(d.size());
        return m < k
                ? plus(definedPath(m, d.subList(0, k)), definedRoot(d.subList(k, d.size())))
                : plus(definedPath(m - k, d.subList(k, d.size())), definedRoot(d.subList(0, k)));
    }

    private static List<byte[]> definedProof(int m, List<byte[]> d, boolean known) {
        if (m == d.size()) {
            return known ? List.of() : List.of(definedRoot(d));
        }
        int k = k(d.size());
        return m <= k
                ? plus(definedProof(m, d.subList(0, k), known), definedRoot(d.subList(k, d.size())))
                : plus(definedProof(m - k, d.subList(k, d.size()), false), definedRoot(d.subList(0, k)));
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> plus(List<byte[]> list, byte[] last) {
        List<byte[]> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
