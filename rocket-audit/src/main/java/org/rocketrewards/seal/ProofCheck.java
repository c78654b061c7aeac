package org.rocketrewards.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking the proof that something is a leaf of its own, such as an audit record.
 *
 * @param included whether the line, hashed, leads along the path to the root of the checkpoint
 * @param signed whether one of the keys signed the checkpoint
 * @param leaf position among the leaves, from 0
 * @param size how many leaves the checkpoint is over
 * @param origin name of the log
 * @param key the first bytes of the key that signed, in hexadecimal; empty when none did
 */
public record ProofCheck(boolean included, boolean signed, long leaf, long size, String origin, String key) {

    /** Checks a proof without asking whoever gave it. */
    public static ProofCheck of(InclusionProof proof, List<String> keys) {
        SignedNote note = SignedNote.parse(proof.checkpoint());
        Checkpoint head = Checkpoint.parse(note.text());
        List<byte[]> path = new ArrayList<>();
        proof.path().forEach(hash -> path.add(HexFormat.of().parseHex(hash)));
        byte[] leaf = Merkle.leaf(proof.line().getBytes(StandardCharsets.UTF_8));
        Optional<SealKey> signer =
                note.signedBy(keys.stream().map(SealKey::parse).toList());
        return new ProofCheck(
                Proofs.included(leaf, proof.leaf(), head.size(), path, head.root()),
                signer.isPresent(),
                proof.leaf(),
                head.size(),
                head.origin(),
                signer.map(SealKey::idText).orElse(""));
    }

    /** Whether everything holds. */
    public boolean holds() {
        return included && signed;
    }
}
