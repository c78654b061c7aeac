package org.rocketrewards.seal.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.EntryLine;
import org.rocketrewards.seal.SealKey;

/** The figures of a bundle, counted while it is written, and the page that shows them. */
final class BundleFigures {
    private final Map<String, long[]> kinds = new TreeMap<>();
    private long entries;
    private long entriesOfPeriod;
    private long records;
    private long in;
    private long out;

    void entry(EntryLine line, boolean ofPeriod) {
        entries++;
        if (!ofPeriod) {
            return;
        }
        entriesOfPeriod++;
        boolean credit = line.to() == line.account();
        if (credit) {
            in = Math.addExact(in, line.amount());
        } else {
            out = Math.addExact(out, line.amount());
        }
        long[] kind = kinds.computeIfAbsent(line.kind(), name -> new long[2]);
        kind[0]++;
        kind[1] += credit ? line.amount() : -line.amount();
    }

    void record() {
        records++;
    }

    long entries() {
        return entries;
    }

    long records() {
        return records;
    }

    byte[] page(Checkpoint head, String from, String to, SealKey key) {
        List<String> lines = new ArrayList<>();
        lines.add("Period       from " + from);
        lines.add("             until before " + to);
        lines.add("");
        lines.add(number("Entries booked in the period", entriesOfPeriod));
        kinds.forEach((kind, figures) ->
                lines.add(String.format(Locale.ROOT, "  %-28s %,14d   points %+,16d", kind, figures[0], figures[1])));
        lines.add("");
        lines.add(number("Points to learners", in));
        lines.add(number("Points from learners", out));
        lines.add(number("Net", in - out));
        lines.add("");
        lines.add(number("Entries in this file", entries));
        lines.add(number("Audit records in this file", records));
        lines.add("");
        lines.add("Sealed by    " + head.origin());
        lines.add(number("Leaves of the tree", head.size()));
        lines.add("Key          " + key);
        lines.add("");
        lines.add("This page is not the proof. The proof is the file that it came in:");
        lines.add("java -jar rocket.jar verify FILE.zip --key public.key");
        return new OnePage("Rocket Learning Rewards: export for auditors", lines).bytes();
    }

    private static String number(String what, long number) {
        return String.format(Locale.ROOT, "%-30s %,14d", what, number);
    }
}
