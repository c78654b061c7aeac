package org.rocketrewards.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofCheckTest {
    private static final int LEAVES = 13;

    private final SealSigner signer = SealSigner.generate("example.org/");
    private final List<byte[]> leaves = IntStream.range(0, LEAVES)
            .mapToObj(leaf -> Merkle.leaf(("record " + leaf).getBytes(UTF_8)))
            .toList();
    private final GrowingTree tree = new GrowingTree(leaves);

    @Test
    void everyLeafOfTheTreeHolds() {
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            ProofCheck check = ProofCheck.of(proof(leaf, "record " + leaf), keys(signer));

            assertThat(check.holds()).isTrue();
            assertThat(check.leaf()).isEqualTo(leaf);
            assertThat(check.size()).isEqualTo(LEAVES);
            assertThat(check.key()).isEqualTo(signer.key().idText());
        }
    }

    @Test
    void aChangedRecordDoesNotLeadToTheRoot() {
        ProofCheck check = ProofCheck.of(proof(5, "record 5, changed"), keys(signer));

        assertThat(check.included()).isFalse();
        assertThat(check.signed()).isTrue();
        assertThat(check.holds()).isFalse();
    }

    @Test
    void aCheckpointThatAnotherKeySignedDoesNotHold() {
        ProofCheck check = ProofCheck.of(proof(5, "record 5"), keys(SealSigner.generate("example.org/")));

        assertThat(check.included()).isTrue();
        assertThat(check.signed()).isFalse();
        assertThat(check.key()).isEmpty();
        assertThat(check.holds()).isFalse();
    }

    private InclusionProof proof(int leaf, String line) {
        Checkpoint head = new Checkpoint(signer.key().name(), LEAVES, Merkle.root(leaves));
        List<String> path = Merkle.inclusion(leaf, LEAVES, tree).stream()
                .map(hash -> HexFormat.of().formatHex(hash))
                .toList();
        return new InclusionProof(
                line,
                null,
                null,
                List.of(),
                leaf,
                path,
                SignedNote.sign(head.text(), signer).toString());
    }

    private static List<String> keys(SealSigner signer) {
        return List.of(signer.key().toString());
    }
}
