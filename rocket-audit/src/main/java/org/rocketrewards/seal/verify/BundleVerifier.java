package org.rocketrewards.seal.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rocketrewards.seal.Bundle;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.Frontier;
import org.rocketrewards.seal.Merkle;
import org.rocketrewards.seal.Proofs;
import org.rocketrewards.seal.SealKey;
import org.rocketrewards.seal.SignedNote;

/**
 * Verifies an exported bundle without a database: that its files are the signed ones, that its leaves give the signed
 * root, that its entries give the roots of their batches, and that each account's entries follow from one another.
 */
public final class BundleVerifier {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Trust trust;
    private final Progress progress;

    /**
     * A verifier of one file.
     *
     * @param trust without keys, those in the bundle itself are taken, and the report says so
     */
    public BundleVerifier(Path file, Trust trust, Progress progress) {
        this.file = file;
        this.trust = trust;
        this.progress = progress;
    }

    /**
     * Verifies; what is found is in the report.
     *
     * @throws IOException when the file cannot be read at all
     */
    public Report run() throws IOException {
        Report report = new Report();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            try {
                verify(zip, report);
            } catch (IllegalArgumentException | ZipException e) {
                report.found(Fault.FILE_UNREADABLE, file.toString(), String.valueOf(e.getMessage()));
            }
        }
        return report;
    }

    private void verify(ZipFile zip, Report report) throws IOException {
        List<SealKey> keys = trust.keys();
        if (keys.isEmpty()) {
            keys = text(zip, Bundle.KEYS).lines().map(SealKey::parse).toList();
            report.note("The key was taken from the bundle itself. Compare it with the one that Rocket publishes, or"
                    + " name that with --key: "
                    + String.join(", ", keys.stream().map(SealKey::toString).toList()));
        }
        SignedNote manifestNote = SignedNote.parse(text(zip, Bundle.MANIFEST));
        if (manifestNote.signedBy(keys).isEmpty()) {
            report.found(Fault.CHECKPOINT_FORGED, Bundle.MANIFEST, "none of the trusted keys signed it");
        }
        Manifest manifest = Manifest.parse(manifestNote.text());
        checkFiles(zip, manifest, report);

        SignedNote note = SignedNote.parse(text(zip, Bundle.CHECKPOINT));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (note.signedBy(keys).isEmpty()) {
            report.found(Fault.CHECKPOINT_FORGED, Bundle.CHECKPOINT, "none of the trusted keys signed it");
        }
        BundleProof proof = BundleProof.parse(text(zip, Bundle.PROOF));
        if (proof.first() != manifest.first() || proof.end() != manifest.end()) {
            report.found(Fault.FILE_CHANGED, Bundle.PROOF, "it is about other leaves than the manifest");
        }
        Frontier frontier = Frontier.of(proof.first(), proof.frontier());
        compareWithWitnesses(frontier, checkpoint, keys, report);
        try (BufferedReader leaves = reader(zip, Bundle.LEAVES);
                BufferedReader entries = reader(zip, Bundle.ENTRIES)) {
            LeafLines lines = new LeafLines(leaves, entries, report, progress);
            lines.appendTo(frontier);
            if (lines.entries() != manifest.entries() || lines.records() != manifest.records()) {
                report.found(
                        Fault.FILE_CHANGED,
                        Bundle.MANIFEST,
                        "it speaks of " + manifest.entries() + " entries and " + manifest.records() + " audit records");
            }
        }
        if (frontier.size() != proof.end()
                || !Proofs.consistent(
                        frontier.size(), frontier.root(), checkpoint.size(), checkpoint.root(), proof.consistency())) {
            report.found(
                    Fault.CHECKPOINT_CONTRADICTED,
                    "leaves " + proof.first() + " to " + (proof.end() - 1),
                    "together with the proof they do not give the root that was signed");
        }
        new BundleTables(report).check(zip, manifest);
        report.count("leaves", frontier.size() - proof.first());
    }

    /** A checkpoint of exactly the size at which the bundle begins, or of its own, has to have the same root. */
    private void compareWithWitnesses(Frontier begin, Checkpoint checkpoint, List<SealKey> keys, Report report) {
        for (SignedNote note : trust.witnesses()) {
            Checkpoint kept = Checkpoint.parse(note.text());
            if (note.signedBy(keys).isEmpty()) {
                report.found(
                        Fault.WITNESS_UNTRUSTED,
                        "kept checkpoint of " + kept.size() + " leaves",
                        "none of the trusted keys signed it");
            } else if (kept.size() == begin.size() && !Arrays.equals(kept.root(), begin.root())
                    || kept.size() == checkpoint.size() && !kept.sameAs(checkpoint)) {
                report.found(
                        Fault.HISTORY_REWRITTEN,
                        "leaves up to " + kept.size(),
                        "the checkpoint that was kept elsewhere is signed and has another root");
            } else if (kept.size() > checkpoint.size()) {
                report.found(
                        Fault.HISTORY_SET_BACK,
                        "leaves " + checkpoint.size() + " to " + (kept.size() - 1),
                        "a checkpoint of " + kept.size() + " leaves was kept elsewhere, and this bundle ends at "
                                + checkpoint.size() + "; it is an older one, or the history was set back");
            }
        }
    }

    private static void checkFiles(ZipFile zip, Manifest manifest, Report report) throws IOException {
        Map<String, String> present = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : zip.stream().toList()) {
            if (!names.add(entry.getName())) {
                report.found(Fault.FILE_CHANGED, entry.getName(), "the bundle has two files of this name");
            }
            if (!entry.getName().equals(Bundle.MANIFEST)) {
                present.put(entry.getName(), sha256(zip, entry));
            }
        }
        manifest.hashes().forEach((name, hash) -> {
            String found = present.remove(name);
            if (found == null) {
                report.found(Fault.FILE_MISSING, name, "the manifest lists it");
            } else if (!found.equals(hash)) {
                report.found(Fault.FILE_CHANGED, name, "it is not the file that the manifest was signed over");
            }
        });
        present.keySet()
                .forEach(name -> report.found(Fault.FILE_CHANGED, name, "the manifest does not list this file"));
        report.count("files", manifest.hashes().size());
    }

    private static String sha256(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.getSize() > BUFFER) {
            throw new IllegalArgumentException(name + " is missing, or too large");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(BUFFER), StandardCharsets.UTF_8);
        }
    }

    static BufferedReader reader(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8), BUFFER);
    }

    static byte[] hash(String line) {
        return Merkle.leaf(line.getBytes(StandardCharsets.UTF_8));
    }
}
