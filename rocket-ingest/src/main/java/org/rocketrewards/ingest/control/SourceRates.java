package org.rocketrewards.ingest.control;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every source that has a limit to its deliveries per second, on this node; a second's worth may come at once. */
final class SourceRates {
    private final TimeMeter meter;
    private final Map<Integer, Limit> limits = new ConcurrentHashMap<>();

    SourceRates(TimeMeter meter) {
        this.meter = meter;
    }

    /** Counts a delivery; whole seconds to wait when it is one too many. */
    Optional<Long> take(GatedSource source) {
        Integer perSecond = source.eventsPerSecond();
        if (perSecond == null) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket(source.settings().id(), perSecond).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }

    private Bucket bucket(int sourceId, int perSecond) {
        Limit limit = limits.get(sourceId);
        if (limit == null || limit.perSecond() != perSecond) {
            limit = limits.compute(
                    sourceId, (id, old) -> old != null && old.perSecond() == perSecond ? old : limit(perSecond));
        }
        return limit.bucket();
    }

    private Limit limit(int perSecond) {
        return new Limit(
                perSecond,
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(meter)
                        .build());
    }

    private record Limit(int perSecond, Bucket bucket) {}
}
