package org.rocketrewards.ingest.monitoring.control;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.alerts.AlertKind;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.monitoring.control.IntakeMeters.SourceMeter;
import org.rocketrewards.model.Outcome;

/** All figures, as Prometheus reads them. docs/monitoring.md says what each of them means. */
public final class Figures {
    private static final double MICRO = 1e-6;
    private static final double MILLI = 1e-3;
    private static final double NANO = 1e-9;
    /** Of deliveries whose token belongs to no source. */
    private static final String NO_SOURCE = "";

    private final Exposition out = new Exposition();
    private final Instant now;

    /** As of now. */
    public Figures(Instant now) {
        this.now = now;
    }

    /** The text. */
    public String text() {
        return out.toString();
    }

    /** What this node counted. */
    public Figures intake(IntakeMeters meters, List<FigureReader.Source> sources, int waiting) {
        Map<Integer, String> names = new HashMap<>(Map.of(IntakeMeters.STRANGER, NO_SOURCE));
        sources.forEach(source -> names.put(source.id(), source.name()));
        Map<Integer, SourceMeter> counted = meters.sources();
        out.family("rocket_deliveries_total", "counter", "Requests to the webhook that this node answered.");
        names.forEach((id, name) -> {
            SourceMeter meter = counted.get(id);
            for (Outcome outcome : Outcome.values()) {
                out.value(Map.of("source", name, "outcome", outcome.code()), meter == null ? 0 : meter.count(outcome));
            }
        });
        out.family("rocket_delivery_seconds", "histogram", "Time from receiving a request to answering it.");
        names.forEach((id, name) -> {
            SourceMeter meter = counted.get(id);
            if (meter != null) {
                out.histogram(Map.of("source", name), meter.micros(), MICRO);
            }
        });
        out.family("rocket_queue_deliveries", "gauge", "Deliveries that wait to be booked on this node.")
                .value(waiting);
        out.family("rocket_batch_deliveries", "histogram", "Deliveries that were booked in one transaction.")
                .histogram(Map.of(), meters.batchSizes(), 1);
        out.family("rocket_batch_seconds", "histogram", "Time that booking a batch took.")
                .histogram(Map.of(), meters.batchMicros(), MICRO);
        return this;
    }

    /** What each source sent last, and when its tokens end. */
    public Figures sources(List<FigureReader.Source> sources, List<FigureReader.Token> tokens) {
        out.family(
                "rocket_source_last_event_timestamp_seconds",
                "gauge",
                "When the newest event of a source was received.");
        for (FigureReader.Source source : sources) {
            if (source.newest() != null) {
                out.value(Map.of("source", source.name()), seconds(source.newest()));
            }
        }
        out.family("rocket_token_expires_timestamp_seconds", "gauge", "When a valid token ends, if it ends.");
        for (FigureReader.Token token : tokens) {
            out.value(Map.of("source", token.source(), "token", token.prefix()), seconds(token.ends()));
        }
        return this;
    }

    /** What waits, and what is behind. */
    public Figures system(FigureReader.Totals system, Map<String, Long> imports, Map<String, Long> alerts) {
        out.family("rocket_quarantined_events", "gauge", "Events that nobody has released, counted up to 10000.")
                .value(system.quarantined());
        out.family(
                        "rocket_failed_deliveries",
                        "gauge",
                        "Deliveries of seven days that could not be booked and wait to be tried again.")
                .value(system.failed());
        out.family("rocket_imports", "gauge", "Imports by state.");
        for (ImportState state : ImportState.values()) {
            out.value(Map.of("state", state.code()), imports.getOrDefault(state.code(), 0L));
        }
        out.family("rocket_alerts", "gauge", "Alerts that are not over by kind, acknowledged ones too.");
        for (AlertKind kind : AlertKind.values()) {
            out.value(Map.of("kind", kind.code()), alerts.getOrDefault(kind.code(), 0L));
        }
        out.family("rocket_seal_lag_seconds", "gauge", "Age of the oldest entry that is not sealed; 0: all are.")
                .value(age(system.unsealedSince()));
        out.family("rocket_seal_last_checkpoint_timestamp_seconds", "gauge", "When the newest checkpoint was signed.")
                .value(system.sealedAt() == null ? 0 : seconds(system.sealedAt()));
        out.family(
                        "rocket_leaderboard_lag_seconds",
                        "gauge",
                        "Age of the oldest entry that no leaderboard counts yet; 0: all are counted.")
                .value(age(system.unplacedSince()));
        out.family("rocket_overview_lag_seconds", "gauge", "Age of what the overview and the alerts count anew.")
                .value(age(system.countedUntil()));
        return this;
    }

    /** The database. */
    public Figures database(FigureReader.Totals system, Map<String, Long> connections) {
        out.family("rocket_database_connections", "gauge", "Connections of all nodes by what they do.");
        connections.forEach((state, number) -> out.value(Map.of("state", state), number));
        out.family("rocket_database_connections_max", "gauge", "Connections that PostgreSQL allows.")
                .value(system.mostConnections());
        out.family("rocket_database_bytes", "gauge", "Size of the database.").value(system.bytes());
        return this;
    }

    /** The pool of this node; how many are in use is left out where the server does not tell. */
    public Figures pool(OptionalInt used, int most, long waitNanos) {
        used.ifPresent(number -> out.family(
                        "rocket_pool_connections_used",
                        "gauge",
                        "Connections of the pool of this node that somebody works with.")
                .value(number));
        out.family("rocket_pool_connections_max", "gauge", "Connections that the pool of this node may hold.")
                .value(most);
        out.family(
                        "rocket_pool_wait_seconds",
                        "gauge",
                        "How long getting a connection from the pool took when this was asked for.")
                .value(waitNanos * NANO);
        return this;
    }

    /** The process. */
    public Figures process() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.family("jvm_memory_used_bytes", "gauge", "Memory in use.")
                .value(Map.of("area", "heap"), heap.getUsed())
                .value(
                        Map.of("area", "nonheap"),
                        ManagementFactory.getMemoryMXBean()
                                .getNonHeapMemoryUsage()
                                .getUsed());
        out.family("jvm_memory_max_bytes", "gauge", "Memory that may be used.")
                .value(Map.of("area", "heap"), heap.getMax());
        out.family("jvm_buffer_pool_used_bytes", "gauge", "Memory outside of the heap.");
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            out.value(Map.of("pool", pool.getName()), pool.getMemoryUsed());
        }
        out.family("jvm_gc_collection_seconds_total", "counter", "Time spent on collecting garbage.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            out.value(Map.of("gc", collector.getName()), collector.getCollectionTime() * MILLI);
        }
        out.family("jvm_threads_current", "gauge", "Threads.")
                .value(ManagementFactory.getThreadMXBean().getThreadCount());
        out.family("process_start_time_seconds", "gauge", "When the process was started.")
                .value(ManagementFactory.getRuntimeMXBean().getStartTime() * MILLI);
        return this;
    }

    private double age(@Nullable Instant since) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() * MILLI);
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() * MILLI;
    }
}
