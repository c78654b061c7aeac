package org.rocketrewards.ingest.imports.control;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.SourceSettings;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventFields;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Planner;

/** Reads a file some rows at a time and plans what they bring, the way the webhook does. */
public final class ChunkReader implements Closeable {
    private static final byte[] NOTHING = new byte[0];

    private final ImportJob job;
    private final SourceSettings source;
    private final SourceTraits traits;
    private final Supplier<RuleSet> ruleSet;
    private final @Nullable Instant firstLive;
    private final CsvFile file;
    private final EventRows events;
    private long row;

    /**
     * Opens the file of an import.
     *
     * @param ruleSet the rules in force whenever it is asked
     * @param firstLive when the first event happened that the source delivered itself; rows of the standard log from
     *     then on are the same facts under other ids and are left out; null: none yet
     * @throws UnusableFileException when it cannot be used as a whole
     */
    public ChunkReader(
            ImportJob job,
            SourceSettings source,
            Supplier<RuleSet> ruleSet,
            @Nullable Instant firstLive,
            Path path,
            long mostBytes)
            throws IOException {
        this.job = job;
        this.source = source;
        this.traits = new SourceTraits(
                source.id(), source.zone(), source.strictAttribution(), source.administratorIds(), source.guestIds());
        this.ruleSet = ruleSet;
        this.firstLive = firstLive;
        this.file = CsvFile.open(path, mostBytes);
        try {
            this.events = new EventRows(job.kind(), file.header(), job.columns());
        } catch (UnusableFileException e) {
            file.close();
            throw e;
        }
    }

    /** Passes over rows that are dealt with. */
    public void skip(long rows) {
        while (row < rows && file.next() != null) {
            row++;
        }
    }

    /**
     * Reads on.
     *
     * @param most how many rows, from 1
     * @param at when they count as received
     */
    public Chunk next(int most, Instant at) {
        List<Delivered> deliveries = new ArrayList<>(most);
        List<Long> rows = new ArrayList<>(most);
        List<ImportRowError> errors = new ArrayList<>();
        List<Chunk.Ignored> ignored = new ArrayList<>();
        RuleSet rules = ruleSet.get();
        boolean last = false;
        for (int i = 0; i < most && !last; i++) {
            CsvRow read = file.next();
            if (read == null) {
                last = true;
                continue;
            }
            row++;
            try {
                WireEvent event = events.event(read, job.createdAt());
                Plan plan = Planner.plan(learningEvent(event), rules, traits);
                if (plan.outcome() == Outcome.IGNORED) {
                    ignored.add(new Chunk.Ignored(row, String.valueOf(plan.reason())));
                } else if (deliveredItself(event)) {
                    ignored.add(new Chunk.Ignored(row, "after_first_delivery"));
                } else {
                    deliveries.add(delivered(event, plan, at));
                    rows.add(row);
                }
            } catch (EventRows.BadRowException e) {
                errors.add(e.at(row, read.line()));
            }
        }
        return new Chunk(deliveries, rows, errors, ignored, row, last);
    }

    private boolean deliveredItself(WireEvent event) {
        return job.kind() == ImportKind.STANDARD_LOG
                && firstLive != null
                && !event.occurredAt().isBefore(firstLive);
    }

    private LearningEvent learningEvent(WireEvent event) {
        return new LearningEvent(
                source.id(), event.moodleId(), event.eventName(), event.userId(), event.occurredAt(), event.fields());
    }

    /** What waits for a person is kept in full; of the rest the file is the record. */
    private Delivered delivered(WireEvent event, Plan plan, Instant at) {
        boolean keep = plan.outcome() == Outcome.QUARANTINED;
        return new Delivered(
                source.id(),
                null,
                null,
                at,
                System.nanoTime(),
                plan,
                event.contentHash(),
                keep ? "application/json" : null,
                keep ? EventFields.body(event.fields()) : NOTHING,
                job.id());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
