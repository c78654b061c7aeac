package org.rocketrewards.rules.evaluation;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.Reason;

/** A constraint that counts, made out for one event. */
public sealed interface Limit {
    /** Names of the counters that it has to see. */
    List<String> counters();

    /** Why it refuses an award; null when it does not. */
    @Nullable
    Reason refusal(ToLongFunction<String> used);

    /** How many points it leaves to an award. */
    default long leaves(ToLongFunction<String> used) {
        return Long.MAX_VALUE;
    }

    /** What an award of so many points takes; null when nothing. */
    @Nullable
    Holding taken(long points);

    /** What it saw, and what it sees after an award of so many points; {@code awarded} is false for a refused one. */
    Decision.Counter seen(ToLongFunction<String> used, long points, boolean awarded);

    /** At most so many awards in a period. */
    record Places(String counter, long limit, boolean keep) implements Limit {
        @Override
        public List<String> counters() {
            return List.of(counter);
        }

        @Override
        public @Nullable Reason refusal(ToLongFunction<String> used) {
            return used.applyAsLong(counter) >= limit ? Reason.CAP_REACHED : null;
        }

        @Override
        public Holding taken(long points) {
            return new Holding(counter, 1, keep);
        }

        @Override
        public Decision.Counter seen(ToLongFunction<String> used, long points, boolean awarded) {
            long before = used.applyAsLong(counter);
            return new Decision.Counter(counter, before, awarded ? before + 1 : before, limit);
        }
    }

    /** At most so many points in a period. */
    record MostPoints(String counter, long limit, boolean keep) implements Limit {
        @Override
        public List<String> counters() {
            return List.of(counter);
        }

        @Override
        public @Nullable Reason refusal(ToLongFunction<String> used) {
            return used.applyAsLong(counter) >= limit ? Reason.POINTS_CAP_REACHED : null;
        }

        @Override
        public long leaves(ToLongFunction<String> used) {
            return limit - used.applyAsLong(counter);
        }

        @Override
        public @Nullable Holding taken(long points) {
            return points == 0 ? null : new Holding(counter, points, keep);
        }

        @Override
        public Decision.Counter seen(ToLongFunction<String> used, long points, boolean awarded) {
            long before = used.applyAsLong(counter);
            return new Decision.Counter(counter, before, awarded ? before + points : before, limit);
        }
    }

    /**
     * No two awards nearer than a pause. Time is cut into pieces as long as the pause: a piece has room for one award,
     * whose second is its counter, and what is too near lies in the same piece or beside it.
     *
     * @param name what the pause is kept apart for, with its length
     * @param at second of the event, counted from 1970
     * @param seconds length of the pause
     */
    record Pause(String name, long at, long seconds, String shown, boolean keep) implements Limit {
        private String piece(int offset) {
            return name + "@" + (Math.floorDiv(at, seconds) + offset);
        }

        @Override
        public List<String> counters() {
            return List.of(piece(-1), piece(0), piece(1));
        }

        private long tooNear(ToLongFunction<String> used) {
            for (int offset = -1; offset <= 1; offset++) {
                long other = used.applyAsLong(piece(offset));
                if (other != 0 && Math.abs(other - at) < seconds) {
                    return other;
                }
            }
            return 0;
        }

        @Override
        public @Nullable Reason refusal(ToLongFunction<String> used) {
            return tooNear(used) == 0 ? null : Reason.COOLING_DOWN;
        }

        @Override
        public Holding taken(long points) {
            return new Holding(piece(0), at, keep);
        }

        @Override
        public Decision.Counter seen(ToLongFunction<String> used, long points, boolean awarded) {
            long near = tooNear(used);
            return new Decision.Counter(shown, near, awarded ? at : near, seconds);
        }
    }
}
