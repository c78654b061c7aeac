package org.rocketrewards.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An export for auditors: a zip of a run of leaves, all that they seal, and what proves them. Names of its files, and
 * the lines of those that are for spreadsheets.
 */
public final class Bundle {
    /** First line of the manifest. */
    public static final String FORMAT = "rocket-bundle/1";
    /** The signed note that lists the other files with their hashes. */
    public static final String MANIFEST = "manifest.txt";
    /** The checkpoint that everything is proven against. */
    public static final String CHECKPOINT = "checkpoint.txt";
    /** The hashes that tie the leaves to the checkpoint. */
    public static final String PROOF = "proof.txt";
    /** The public keys of this Rocket, as it says. */
    public static final String KEYS = "keys.txt";
    /** One leaf a line, in order: batches and audit records. */
    public static final String LEAVES = "leaves.jsonl";
    /** One entry a line, in the order of the batches. */
    public static final String ENTRIES = "entries.jsonl";
    /** The entries of the period for spreadsheets. */
    public static final String ENTRIES_CSV = "entries.csv";
    /** The audit records of the period for spreadsheets. */
    public static final String AUDIT_CSV = "audit.csv";
    /** One page for people. */
    public static final String SUMMARY = "summary.pdf";
    /** How to verify it. */
    public static final String README = "README.txt";

    private static final List<String> ENTRY_COLUMNS = List.of(
            "entry",
            "source",
            "learner",
            "no",
            "kind",
            "points",
            "balance",
            "occurredAt",
            "bookedAt",
            "event",
            "rule",
            "ruleSet",
            "reverses");
    private static final List<String> AUDIT_COLUMNS = List.of(
            "audit",
            "recordedAt",
            "actorKind",
            "actor",
            "action",
            "objectType",
            "objectId",
            "result",
            "reason",
            "address",
            "requestId",
            "before",
            "after");
    private static final int KEY_SHIFT = 40;

    private Bundle() {}

    /** The first line of {@value #ENTRIES_CSV}. */
    public static String entryHeader() {
        return Csv.line(ENTRY_COLUMNS);
    }

    /** An entry as a line of {@value #ENTRIES_CSV}: source and learner apart, points with their sign. */
    public static String entryRow(Map<String, String> entry) {
        long account = LineReader.number(entry, "account");
        long learner = Math.abs(account) & ((1L << KEY_SHIFT) - 1);
        long amount = LineReader.number(entry, "amount");
        List<String> fields = new ArrayList<>();
        for (String column : ENTRY_COLUMNS) {
            fields.add(
                    switch (column) {
                        case "source" -> String.valueOf(Math.abs(account) >> KEY_SHIFT);
                        case "learner" -> String.valueOf(account < 0 ? -learner : learner);
                        case "points" -> String.valueOf(LineReader.number(entry, "to") == account ? amount : -amount);
                        default -> LineReader.text(entry, column);
                    });
        }
        return Csv.line(fields);
    }

    /** The first line of {@value #AUDIT_CSV}. */
    public static String auditHeader() {
        return Csv.line(AUDIT_COLUMNS);
    }

    /** An audit record as a line of {@value #AUDIT_CSV}. */
    public static String auditRow(Map<String, String> record) {
        return Csv.line(AUDIT_COLUMNS.stream()
                .map(column -> LineReader.text(record, column))
                .toList());
    }

    /** Whether an instant of a line lies in a period of such instants, the end exclusive. */
    public static boolean within(String instant, String from, String to) {
        return instant.compareTo(from) >= 0 && instant.compareTo(to) < 0;
    }
}
