package org.rocketrewards.seal.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rocketrewards.seal.EntryLine;

/**
 * Entries that are not as they were sealed, until it is clear whether each was changed by itself or whether several were
 * exchanged for one another.
 */
final class Exchanges {
    /** Beyond that many each is reported by itself: looking for exchanges takes the square of it. */
    private static final int COMPARED = 300;

    private final Report report;
    private final Map<Long, byte[]> sealed = new LinkedHashMap<>();
    private final Map<Long, EntryLine> present = new LinkedHashMap<>();

    Exchanges(Report report) {
        this.report = report;
    }

    void changed(EntryLine now, byte[] sealedHash) {
        if (sealed.size() < COMPARED) {
            sealed.put(now.id(), sealedHash);
            present.put(now.id(), now);
        } else {
            reportChanged(now);
        }
    }

    void deleted(long id, byte[] sealedHash) {
        if (sealed.size() < COMPARED) {
            sealed.put(id, sealedHash);
        } else {
            reportDeleted(id);
        }
    }

    void inserted(EntryLine now) {
        if (present.size() < COMPARED) {
            present.put(now.id(), now);
        } else {
            reportInserted(now);
        }
    }

    /** Reports what has been gathered. */
    void settle() {
        Map<Long, Long> movedTo = new LinkedHashMap<>();
        for (EntryLine line : present.values()) {
            for (long id : sealed.keySet()) {
                if (id != line.id() && Arrays.equals(line.withId(id).hash(), sealed.get(id))) {
                    movedTo.put(id, line.id());
                }
            }
        }
        TreeSet<Long> done = new TreeSet<>();
        for (long id : movedTo.keySet()) {
            if (!done.contains(id)) {
                reportMoved(id, movedTo, done);
            }
        }
        present.values().stream()
                .filter(line -> !done.contains(line.id()) && sealed.containsKey(line.id()))
                .forEach(line -> findOtherPlace(line, done));
        for (EntryLine line : present.values()) {
            if (!done.contains(line.id())) {
                if (sealed.containsKey(line.id())) {
                    reportChanged(line);
                } else {
                    reportInserted(line);
                }
            }
        }
        sealed.keySet().stream()
                .filter(id -> !present.containsKey(id) && !done.contains(id))
                .forEach(this::reportDeleted);
    }

    private void reportMoved(long start, Map<Long, Long> movedTo, TreeSet<Long> done) {
        List<Long> cycle = new ArrayList<>();
        Long id = start;
        while (id != null && done.add(id)) {
            cycle.add(id);
            id = movedTo.get(id);
        }
        cycle.sort(null);
        String all = String.join(", ", cycle.stream().map(String::valueOf).toList());
        if (cycle.size() == 2) {
            report.found(
                    Fault.ENTRIES_SWAPPED,
                    "entries " + cycle.get(0) + " and " + cycle.get(1),
                    "each stands under the other's number");
        } else {
            report.found(Fault.ENTRIES_REORDERED, "entries " + all, "they stand under one another's numbers");
        }
    }

    /** Whether the entry has only got another place in its account. */
    private void findOtherPlace(EntryLine line, TreeSet<Long> done) {
        for (EntryLine other : present.values()) {
            if (other.account() == line.account()
                    && other.no() != line.no()
                    && Arrays.equals(line.at(line.id(), other.no()).hash(), sealed.get(line.id()))) {
                done.add(line.id());
                report.found(
                        Fault.ENTRIES_REORDERED,
                        "entry " + line.id(),
                        "it is number " + line.no() + " of account " + line.account() + " and was sealed as number "
                                + other.no());
                return;
            }
        }
    }

    private void reportChanged(EntryLine line) {
        report.found(
                Fault.ENTRY_CHANGED,
                "entry " + line.id(),
                "number " + line.no() + " of account " + line.account() + " is not what was sealed");
    }

    private void reportDeleted(long id) {
        report.found(Fault.ENTRY_DELETED, "entry " + id, "it was sealed and is gone");
    }

    private void reportInserted(EntryLine line) {
        report.found(
                Fault.ENTRY_INSERTED,
                "entry " + line.id(),
                "number " + line.no() + " of account " + line.account() + ", booked " + line.bookedAt()
                        + ", was not there when its neighbours were sealed");
    }
}
