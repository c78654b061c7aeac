package org.rocketrewards.ingest.imports.boundary;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.rocketrewards.ingest.SourceSettings;
import org.rocketrewards.ingest.boundary.Booking;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.Failures;
import org.rocketrewards.ingest.control.GivingWay;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.imports.ImportTally;
import org.rocketrewards.ingest.imports.control.Chunk;
import org.rocketrewards.ingest.imports.control.ChunkReader;
import org.rocketrewards.ingest.imports.control.ImportJob;
import org.rocketrewards.ingest.imports.control.ReadAhead;
import org.rocketrewards.ingest.imports.control.ShadowBooks;
import org.rocketrewards.ingest.imports.control.Spool;
import org.rocketrewards.ingest.imports.control.UnusableFileException;
import org.rocketrewards.rules.boundary.RuleSets;

/**
 * Goes through the file of an import: rehearses it, or books it chunk by chunk while the next chunk is read. A lane of
 * its own that gives way: as long as the webhook is served it takes small chunks and rests after each for as long as the
 * chunk took.
 */
final class ImportRun {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final int CHUNK = 1_000;
    private static final int SMALL_CHUNK = 50;
    private static final int ERRORS_SHOWN = 1_000;
    private static final int TRIES = 5;
    private static final long DATABASE_AWAY_REST = TimeUnit.SECONDS.toNanos(2);

    private final ImportBooking booking;
    private final Booking preparation;
    private final GivingWay way;
    private final RuleSets ruleSets;
    private final Spool spool;
    private final long unpackedBytes;
    private final ExecutorService readers;
    private final Clock clock;
    private final BooleanSupplier open;
    private final EventTypeIds types = new EventTypeIds();
    private final Months months = new Months();

    ImportRun(
            ImportBooking booking,
            Booking preparation,
            GivingWay way,
            RuleSets ruleSets,
            Spool spool,
            long unpackedBytes,
            ExecutorService readers,
            Clock clock,
            BooleanSupplier open) {
        this.booking = booking;
        this.preparation = preparation;
        this.way = way;
        this.ruleSets = ruleSets;
        this.spool = spool;
        this.unpackedBytes = unpackedBytes;
        this.readers = readers;
        this.clock = clock;
        this.open = open;
    }

    private ReadAhead read(ImportJob job) throws IOException {
        SourceSettings source = booking.source(job.sourceId()).orElseThrow();
        ChunkReader reader = new ChunkReader(
                job,
                source,
                ruleSets::current,
                booking.firstLive(job.sourceId()).orElse(null),
                spool.path(job.spool()),
                unpackedBytes);
        return new ReadAhead(reader, readers, clock);
    }

    /** The dry run. */
    void check(ImportJob job, DataSource sessions) throws IOException, SQLException {
        booking.beginCheck(job.id());
        ImportTally tally = new ImportTally();
        int shown = 0;
        long started = System.nanoTime();
        try (ReadAhead rows = read(job);
                ShadowBooks books = new ShadowBooks(sessions.getConnection(), job.sourceId())) {
            boolean last = false;
            for (int round = 1; !last; round++) {
                Chunk chunk = rows.next(size());
                last = chunk.last();
                way.begin();
                prepareNames(chunk.deliveries());
                books.write(chunk.deliveries(), ruleSets.keys(), types, booking.thresholds(), clock.instant(), tally);
                tally.addAll(chunk.settled());
                List<ImportRowError> errors =
                        chunk.errors().subList(0, Math.min(chunk.errors().size(), ERRORS_SHOWN - shown));
                shown += errors.size();
                boolean note = !errors.isEmpty() || round % 10 == 0;
                if (!open.getAsBoolean() || (note && !booking.checking(job.id(), tally, errors))) {
                    return;
                }
                way.rest();
            }
        } catch (UnusableFileException e) {
            booking.rejected(job.id(), e);
            LOG.log(System.Logger.Level.INFO, "import.rejected import={0} reason={1}", job.id(), e.reason());
            return;
        }
        booking.checked(job.id(), tally);
        LOG.log(
                System.Logger.Level.INFO,
                "import.checked import={0} rows={1,number,#} ms={2,number,#}",
                job.id(),
                tally.count("rows"),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    /** Books from where the import stands until the file ends or somebody else wants otherwise. */
    void book(ImportJob job) throws IOException {
        ImportTally booked = job.booked();
        long at = job.rowsDone();
        long started = System.nanoTime();
        try (ReadAhead rows = read(job)) {
            rows.skip(at);
            for (boolean last = false; !last; ) {
                if (!open.getAsBoolean()) {
                    return;
                }
                Chunk chunk = rows.next(size());
                last = chunk.last();
                way.begin();
                booked = bookChunk(job, at, chunk, booked);
                at = chunk.lastRow();
                way.rest();
            }
        } catch (ImportBooking.StaleException e) {
            LOG.log(System.Logger.Level.INFO, "import.stopped import={0} rows={1,number,#}", job.id(), at);
            return;
        } catch (UnusableFileException e) {
            booking.rejected(job.id(), e);
            return;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "import.booked import={0} rows={1,number,#} ms={2,number,#}",
                job.id(),
                at,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    /** Books a chunk; one that fails is booked row by row, so that a bad row never harms its neighbours. */
    private ImportTally bookChunk(ImportJob job, long from, Chunk chunk, ImportTally booked) {
        for (int attempt = 1; ; attempt++) {
            try {
                prepare(chunk.deliveries());
                return booking.book(job, from, chunk, booked, types);
            } catch (ImportBooking.StaleException e) {
                throw e;
            } catch (RuntimeException e) {
                if (Failures.databaseAway(e) && open.getAsBoolean()) {
                    LockSupport.parkNanos(DATABASE_AWAY_REST);
                } else if (Failures.monthMissing(e) && attempt < TRIES) {
                    months.forget();
                } else if (!Failures.worthRetrying(e) || attempt >= TRIES) {
                    return settleFailed(job, from, chunk, booked, e);
                }
            }
        }
    }

    private ImportTally settleFailed(
            ImportJob job, long from, Chunk chunk, ImportTally booked, RuntimeException failure) {
        int size = chunk.deliveries().size();
        if (size == 0 || Failures.databaseAway(failure)) {
            throw failure;
        }
        if (size == 1) {
            String cause = Failures.describe(failure);
            LOG.log(System.Logger.Level.ERROR, "import.row_failed import=" + job.id() + " cause=" + cause, failure);
            return booking.keepFailed(job, from, chunk, booked, types, cause);
        }
        ImportTally tally = booked;
        long at = from;
        for (Chunk part : chunk.halves()) {
            tally = bookChunk(job, at, part, tally);
            at = part.lastRow();
        }
        return tally;
    }

    private void prepareNames(List<Delivered> deliveries) {
        Set<String> names = new LinkedHashSet<>();
        for (Delivered delivered : deliveries) {
            String name = delivered.plan().event().name();
            if (types.find(name) == null) {
                names.add(name);
            }
        }
        if (!names.isEmpty()) {
            preparation.prepare(Set.of(), months, names, types);
        }
        types.forms().settle(preparation::keepForms);
    }

    private void prepare(List<Delivered> deliveries) {
        prepareNames(deliveries);
        Set<Months.Month> missing = new LinkedHashSet<>();
        for (Delivered delivered : deliveries) {
            missing.add(Months.Month.of("event", delivered.plan().event().occurredAt()));
            missing.add(Months.Month.of("delivery", delivered.receivedAt()));
            missing.add(Months.Month.of("raw_body", delivered.receivedAt()));
        }
        missing.removeIf(months::has);
        if (!missing.isEmpty()) {
            // one by one: making a partition waits for whoever reads the table, and nobody shall wait for all of them
            for (Months.Month month : new ArrayList<>(missing)) {
                preparation.prepare(Set.of(month), months, Set.of(), types);
            }
            months.remember(missing);
        }
    }

    private int size() {
        return way.isAlone() ? CHUNK : SMALL_CHUNK;
    }
}
