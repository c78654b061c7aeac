package org.rocketrewards.rules.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocketrewards.model.UserKey;

/**
 * Where the learners of a batch stand: who holds which keys, how full each period is, what was taken back. Loaded
 * before a batch is evaluated, changed by it in memory, and written back after it. Not thread-safe.
 */
public final class Standings {
    /** A key of a learner under a rule. */
    public record ClaimKey(long learnerKey, String rule, String key) {}

    /** What a reversal finds claims by. */
    public record MatchKey(String rule, String match) {}

    /** A counter of a learner under a rule. */
    public record CounterKey(long learnerKey, String rule, String period) {}

    /** A reversal; {@code scopeKey} is a learner's key or a source's. */
    public record ReversalKey(long scopeKey, String rule, String match) {}

    /** Lower than any id: those of the standard log are negative. */
    private static final long NEVER = Long.MIN_VALUE;

    private record Identity(long learnerKey, String rule, long eventId) {}

    private final Map<Identity, Claim> claims = new LinkedHashMap<>();
    private final Map<ClaimKey, List<Claim>> byKey = new HashMap<>();
    private final Map<MatchKey, List<Claim>> byMatch = new HashMap<>();
    private final Map<CounterKey, Long> counters = new HashMap<>();
    private final Map<CounterKey, Long> changedCounters = new LinkedHashMap<>();
    private final Map<ReversalKey, Long> reversals = new HashMap<>();
    private final Map<ReversalKey, Long> changedReversals = new LinkedHashMap<>();

    /** Adds a claim that is complete with its keys and matches; one that is known already is left as it is. */
    public void add(Claim claim) {
        if (claims.putIfAbsent(new Identity(claim.learnerKey(), claim.rule(), claim.eventId()), claim) != null) {
            return;
        }
        for (String key : claim.keys()) {
            byKey.computeIfAbsent(new ClaimKey(claim.learnerKey(), claim.rule(), key), k -> new ArrayList<>(2))
                    .add(claim);
        }
        for (String match : claim.matches()) {
            byMatch.computeIfAbsent(new MatchKey(claim.rule(), match), k -> new ArrayList<>(2))
                    .add(claim);
        }
    }

    /** Sets a counter as stored. */
    public void setCounter(CounterKey key, long used) {
        counters.put(key, used);
    }

    /** Sets the newest reversal as stored. */
    public void setReversal(ReversalKey key, long moodleId) {
        reversals.put(key, moodleId);
    }

    List<Claim> onKey(long learnerKey, String rule, String key) {
        return byKey.getOrDefault(new ClaimKey(learnerKey, rule, key), List.of());
    }

    Set<Claim> onKeys(long learnerKey, String rule, Collection<String> keys) {
        Set<Claim> found = new LinkedHashSet<>();
        for (String key : keys) {
            found.addAll(byKey.getOrDefault(new ClaimKey(learnerKey, rule, key), List.of()));
        }
        return found;
    }

    /** Claims that a reversal means: of one learner, or of every learner of the source of {@code scopeKey}. */
    Set<Claim> matching(long scopeKey, boolean anyLearner, String rule, Collection<String> matches) {
        Set<Claim> found = new LinkedHashSet<>();
        for (String match : matches) {
            for (Claim claim : byMatch.getOrDefault(new MatchKey(rule, match), List.of())) {
                boolean meant = anyLearner
                        ? UserKey.sourceOf(claim.learnerKey()) == UserKey.sourceOf(scopeKey)
                        : claim.learnerKey() == scopeKey;
                if (meant) {
                    found.add(claim);
                }
            }
        }
        return found;
    }

    long used(CounterKey key) {
        return counters.getOrDefault(key, 0L);
    }

    void count(CounterKey key, long difference) {
        long now = used(key) + difference;
        counters.put(key, now);
        changedCounters.put(key, now);
    }

    /** Moodle id of the newest reversal that means this learner's claims; {@link #NEVER} when none. */
    long reversedUpTo(long learnerKey, String rule, Collection<String> matches) {
        long newest = NEVER;
        long source = UserKey.scope(UserKey.sourceOf(learnerKey));
        for (String match : matches) {
            newest = Math.max(newest, reversals.getOrDefault(new ReversalKey(learnerKey, rule, match), NEVER));
            newest = Math.max(newest, reversals.getOrDefault(new ReversalKey(source, rule, match), NEVER));
        }
        return newest;
    }

    void noteReversal(ReversalKey key, long moodleId) {
        if (reversals.getOrDefault(key, NEVER) < moodleId) {
            reversals.put(key, moodleId);
            changedReversals.put(key, moodleId);
        }
    }

    /** Every claim known, in the order in which they were added. */
    public Collection<Claim> claims() {
        return claims.values();
    }

    /** Counters that have to be written, with their new value. */
    public Map<CounterKey, Long> changedCounters() {
        return changedCounters;
    }

    /** Reversals that have to be written, with their Moodle id. */
    public Map<ReversalKey, Long> changedReversals() {
        return changedReversals;
    }
}
