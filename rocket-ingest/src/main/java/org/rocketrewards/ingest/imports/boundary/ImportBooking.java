package org.rocketrewards.ingest.imports.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.badges.boundary.ThresholdsInForce;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.SourceSettings;
import org.rocketrewards.ingest.control.BatchWriter;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.FailedDelivery;
import org.rocketrewards.ingest.control.GateStore;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.imports.ImportTally;
import org.rocketrewards.ingest.imports.control.Chunk;
import org.rocketrewards.ingest.imports.control.ImportJob;
import org.rocketrewards.ingest.imports.control.ImportStore;
import org.rocketrewards.ingest.imports.control.UnusableFileException;
import org.rocketrewards.rules.boundary.RuleSets;

/** The transactions of imports: each call is one, committed when it returns. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@NotAudited("an import is on record when it is added and run; its row tells how far it is")
public class ImportBooking {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    RuleSets ruleSets;

    @Inject
    ThresholdsInForce thresholds;

    @Inject
    Clock clock;

    /** The import does not stand where the worker believes, or is not to go on; the transaction left nothing. */
    @ApplicationException(rollback = true)
    public static class StaleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StaleException() {
            super("the import was paused, cancelled or taken on by another node");
        }
    }

    /** A transaction that was rolled back; the cause tells why. */
    @ApplicationException(rollback = true)
    public static class RolledBackException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RolledBackException(Throwable cause) {
            super("the transaction was rolled back", cause);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The numbers of points that bring badges now. */
    public List<Threshold> thresholds() {
        return thresholds.list();
    }

    private <T> T in(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (StaleException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            throw new RolledBackException(e);
        }
    }

    /** Imports that there is something to do for. */
    public List<ImportJob> open() {
        return in(connection -> new ImportStore(connection).open());
    }

    /** What the pipeline needs to know of a source, as it is now. */
    public Optional<SourceSettings> source(int id) {
        return in(connection -> new GateStore(database).source(id));
    }

    /** When the first event happened that the source delivered itself. */
    public Optional<Instant> firstLive(int sourceId) {
        return in(connection -> new ImportStore(connection).firstLive(sourceId));
    }

    /**
     * Books a chunk of rows and how far the import is, both or neither.
     *
     * @param from rows that were dealt with before
     * @param booked what was booked before; left as it is
     * @return what is booked now
     * @throws StaleException when the import is not at {@code from} any more, or not running
     */
    public ImportTally book(ImportJob job, long from, Chunk chunk, ImportTally booked, EventTypeIds types) {
        return in(connection -> {
            ImportTally tally = booked.copy();
            tally.addAll(chunk.settled());
            // the books and the row that they reach are written together: losing both in a crash loses nothing
            if (!chunk.last()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET LOCAL synchronous_commit = off");
                }
            }
            ImportStore store = new ImportStore(connection);
            if (!chunk.deliveries().isEmpty()) {
                List<Receipt> receipts = new BatchWriter(
                                connection, ruleSets.keys(), types, clock.instant(), thresholds.list(), tally::decided)
                        .write(chunk.deliveries());
                receipts.forEach(tally::row);
            }
            if (!store.advance(job.id(), from, chunk.lastRow(), tally, chunk.last(), clock.instant())) {
                throw new StaleException();
            }
            return tally;
        });
    }

    /** Keeps the only row of a chunk that cannot be booked, to be tried again, and goes on after it. */
    public ImportTally keepFailed(
            ImportJob job, long from, Chunk chunk, ImportTally booked, EventTypeIds types, String cause) {
        return in(connection -> {
            ImportTally tally = booked.copy();
            tally.addAll(chunk.settled());
            tally.failed();
            Delivered delivered = chunk.deliveries().get(0);
            long delivery = FailedDelivery.insert(connection, delivered, cause, types);
            ImportStore store = new ImportStore(connection);
            store.addErrors(
                    job.id(),
                    List.of(new ImportRowError(
                            chunk.rows().get(0),
                            0,
                            null,
                            "booking_failed",
                            "The row is kept as delivery " + delivery + " and can be tried again from there.",
                            delivery)));
            if (!store.advance(job.id(), from, chunk.lastRow(), tally, chunk.last(), clock.instant())) {
                throw new StaleException();
            }
            return tally;
        });
    }

    /** Begins a dry run. */
    public void beginCheck(int id) {
        in(connection -> {
            new ImportStore(connection).forgetErrors(id);
            return true;
        });
    }

    /** Notes how far a dry run is; false when it is no longer wanted. */
    public boolean checking(int id, ImportTally tally, List<ImportRowError> errors) {
        return in(connection -> {
            ImportStore store = new ImportStore(connection);
            store.addErrors(id, errors);
            return store.checking(id, tally);
        });
    }

    /** Ends a dry run. */
    public boolean checked(int id, ImportTally tally) {
        return in(connection -> new ImportStore(connection).checked(id, tally, clock.instant()));
    }

    /** Gives up a file that cannot be used. */
    public void rejected(int id, UnusableFileException problem) {
        in(connection -> {
            new ImportStore(connection).rejected(id, problem, clock.instant());
            return true;
        });
    }
}
