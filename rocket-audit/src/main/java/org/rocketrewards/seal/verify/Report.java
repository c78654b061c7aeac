package org.rocketrewards.seal.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a verification counted and found. Keeps the first findings only, so that a ruined database fits into memory. */
public final class Report {
    /** So many findings are kept; the rest is counted. */
    public static final int KEPT = 1_000;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long found;

    void found(Fault fault, String subject, String sentence) {
        found++;
        if (findings.size() < KEPT) {
            findings.add(new Finding(fault, subject, sentence));
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void count(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    /** Whether nothing is wrong. */
    public boolean sound() {
        return found == 0;
    }

    /** How many findings there are, kept or not. */
    public long found() {
        return found;
    }

    /** The findings, in the order of discovery. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What a person should know although nothing is wrong. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** How many of what were verified. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The counts in a sentence. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        counts.forEach((what, number) -> parts.add(String.format("%,d %s", number, what)));
        return String.join(", ", parts);
    }
}
