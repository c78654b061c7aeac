package org.rocketrewards.rules.evaluation;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event's claim on the keys of a rule. While at least one claim on a key is live, one award is booked for it, and
 * one of the live claims holds that award. A reversal ends the claims that it matches.
 */
public final class Claim {
    /** Entry number of an award without points, such as one that only issues a badge: held, but nothing is booked. */
    static final long NO_ENTRY = -1;

    private final long learnerKey;
    private final String rule;
    private final long eventId;
    private final long moodleId;
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> matches = new LinkedHashSet<>();
    private final boolean stored;
    private @Nullable String period;
    private long entryNo;
    private long points;
    private long endedBy;
    private boolean changed;

    /** A claim of a new event. */
    Claim(long learnerKey, String rule, long eventId, long moodleId, Set<String> keys, Set<String> matches) {
        this(learnerKey, rule, eventId, moodleId, false);
        this.keys.addAll(keys);
        this.matches.addAll(matches);
    }

    private Claim(long learnerKey, String rule, long eventId, long moodleId, boolean stored) {
        this.learnerKey = learnerKey;
        this.rule = rule;
        this.eventId = eventId;
        this.moodleId = moodleId;
        this.stored = stored;
    }

    /** A claim as it was stored; its keys and matches are added row by row. */
    public static Claim stored(
            long learnerKey,
            String rule,
            long eventId,
            long moodleId,
            @Nullable String period,
            long entryNo,
            long points,
            long endedBy) {
        Claim claim = new Claim(learnerKey, rule, eventId, moodleId, true);
        claim.period = period;
        claim.entryNo = entryNo;
        claim.points = points;
        claim.endedBy = endedBy;
        return claim;
    }

    /** Adds what another stored row says. */
    public void addRow(String key, String match) {
        keys.add(key);
        if (!match.isEmpty()) {
            matches.add(match);
        }
    }

    void hold(long awardEntryNo, long awardPoints, @Nullable String awardPeriod) {
        entryNo = awardEntryNo;
        points = awardPoints;
        period = awardPeriod;
        changed = true;
    }

    /** The award is gone; {@code kept} is what stays taken all the same. */
    void release(@Nullable String kept) {
        entryNo = 0;
        points = 0;
        period = kept;
        changed = true;
    }

    void end(long byMoodleId) {
        endedBy = byMoodleId;
        changed = true;
    }

    /** Whether nothing has ended it. */
    public boolean live() {
        return endedBy == 0;
    }

    /** Whether it holds the award of its keys. */
    public boolean holds() {
        return entryNo != 0;
    }

    public long learnerKey() {
        return learnerKey;
    }

    public String rule() {
        return rule;
    }

    public long eventId() {
        return eventId;
    }

    public long moodleId() {
        return moodleId;
    }

    public Set<String> keys() {
        return keys;
    }

    public Set<String> matches() {
        return matches;
    }

    /** What it takes of counters, as {@link Holding#parse} reads it; null when nothing. */
    public @Nullable String period() {
        return period;
    }

    /** Number of the award's entry in the learner's account; 0 when it holds none, −1 when it gave no points. */
    public long entryNo() {
        return entryNo;
    }

    /** Points of the award that it holds. */
    public long points() {
        return points;
    }

    /** Moodle id of the reversal that ended it; 0 while live. */
    public long endedBy() {
        return endedBy;
    }

    /** Whether it came out of the store. */
    public boolean stored() {
        return stored;
    }

    /** Whether it has to be written. */
    public boolean changed() {
        return changed || !stored;
    }
}
