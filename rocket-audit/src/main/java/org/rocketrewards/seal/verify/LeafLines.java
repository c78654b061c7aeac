package org.rocketrewards.seal.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.rocketrewards.seal.Bundle;
import org.rocketrewards.seal.Frontier;
import org.rocketrewards.seal.LineReader;
import org.rocketrewards.seal.Merkle;

/** The leaves of a bundle and the entries behind them, in one pass. */
final class LeafLines {
    private static final int TELL_EVERY = 50_000;

    private final BufferedReader leaves;
    private final BufferedReader entryLines;
    private final Report report;
    private final Progress progress;
    /** Account to the number and balance of its newest entry so far. */
    private final Map<Long, long[]> accounts = new HashMap<>();

    private long entries;
    private long records;

    LeafLines(BufferedReader leaves, BufferedReader entryLines, Report report, Progress progress) {
        this.leaves = leaves;
        this.entryLines = entryLines;
        this.report = report;
        this.progress = progress;
    }

    void appendTo(Frontier frontier) throws IOException {
        for (String line = leaves.readLine(); line != null; line = leaves.readLine()) {
            Map<String, String> leaf = LineReader.read(line);
            if (leaf.containsKey("batch")) {
                checkBatch(leaf);
            } else if (leaf.containsKey("audit")) {
                records++;
            } else {
                throw new IllegalArgumentException(
                        Bundle.LEAVES + " has a line that is neither a batch nor an audit record");
            }
            frontier.append(BundleVerifier.hash(line));
        }
        if (entryLines.readLine() != null) {
            report.found(Fault.ENTRY_INSERTED, Bundle.ENTRIES, "there are entries behind those of the last batch");
        }
        progress.at("entries", entries);
        report.count("entries", entries);
        report.count("audit records", records);
    }

    private void checkBatch(Map<String, String> batch) throws IOException {
        long number = LineReader.number(batch, "batch");
        List<byte[]> hashes = new ArrayList<>();
        long expected = LineReader.number(batch, "entries");
        for (long i = 0; i < expected; i++) {
            String line = entryLines.readLine();
            if (line == null) {
                report.found(
                        Fault.ENTRY_DELETED, "batch " + number, "of its " + expected + " entries " + i + " are there");
                break;
            }
            hashes.add(BundleVerifier.hash(line));
            checkChain(LineReader.read(line));
            if (++entries % TELL_EVERY == 0) {
                progress.at("entries", entries);
            }
        }
        if (!HexFormat.of().formatHex(Merkle.root(hashes)).equals(batch.get("root"))) {
            report.found(
                    Fault.BATCH_CHANGED,
                    "batch " + number,
                    "entries " + batch.get("first") + " to " + batch.get("last")
                            + " do not give its root: one was changed, removed, added or moved");
        }
    }

    /** Within the bundle the entries of an account are numbered on, and each balance follows from the one before. */
    private void checkChain(Map<String, String> entry) {
        long account = LineReader.number(entry, "account");
        long no = LineReader.number(entry, "no");
        long amount = LineReader.number(entry, "amount");
        long change = LineReader.number(entry, "to") == account ? amount : -amount;
        long balance = LineReader.number(entry, "balance");
        long[] before = accounts.put(account, new long[] {no, balance});
        if (before != null && (no != before[0] + 1 || balance != before[1] + change)) {
            report.found(
                    Fault.ENTRY_OUT_OF_CHAIN,
                    "entry " + entry.get("entry"),
                    "number " + no + " with balance " + balance + " does not follow from number " + before[0]
                            + " with balance " + before[1]);
        }
    }

    long entries() {
        return entries;
    }

    long records() {
        return records;
    }
}
