package org.rocketrewards.ingest.imports.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.database.ApplicationStopping;
import org.rocketrewards.database.Database;
import org.rocketrewards.ingest.boundary.Booking;
import org.rocketrewards.ingest.boundary.Lanes;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.control.ImportJob;
import org.rocketrewards.ingest.imports.control.Spool;
import org.rocketrewards.rules.boundary.RuleSets;

/**
 * Takes up imports, one at a time, the oldest first; after a restart where they stopped. Looks every other second, and
 * at once when told.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@NotAudited("it does what somebody asked for on record")
public class ImportWorker {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final int SESSION_ANSWER_SECONDS = 600;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedExecutorService readers;

    @EJB
    Database database;

    @EJB
    ImportBooking booking;

    @EJB
    Booking preparation;

    @Inject
    Lanes lanes;

    @Inject
    RuleSets ruleSets;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "rocket.home", defaultValue = "rocket-data")
    String home;

    @Inject
    @ConfigProperty(name = "rocket.imports.upload.bytes", defaultValue = "4294967296")
    long uploadBytes;

    @Inject
    @ConfigProperty(name = "rocket.imports.unpacked.bytes", defaultValue = "68719476736")
    long unpackedBytes;

    private final Semaphore work = new Semaphore(0);
    private volatile boolean open = true;
    private @Nullable Thread worker;
    private boolean complained;

    @PostConstruct
    void start() {
        database.ready();
        Thread thread = threads.newThread(this::work);
        thread.setName("rocket-imports");
        worker = thread;
        thread.start();
    }

    /** While the data source is still there. */
    public void rest(@Observes ApplicationStopping news) {
        stop();
    }

    /** Stops after the chunk at hand. */
    @PreDestroy
    void stop() {
        open = false;
        work.release();
        Thread thread = worker;
        if (thread != null) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** There is something to do. */
    public void wake() {
        work.release();
    }

    /** Where uploaded files are kept. */
    public Spool spool() {
        return new Spool(Path.of(home).toAbsolutePath().resolve("imports"), uploadBytes);
    }

    /** How much a file may be after decompression, in bytes. */
    public long unpackedBytes() {
        return unpackedBytes;
    }

    private void work() {
        Spool spool = spool();
        ImportRun run = new ImportRun(
                booking, preparation, lanes.giveWay(), ruleSets, spool, unpackedBytes, readers, clock, () -> open);
        while (open) {
            try {
                for (ImportJob job : booking.open()) {
                    if (open && spool.has(job.spool())) {
                        goOn(run, job);
                    }
                }
                complained = false;
            } catch (IOException | SQLException | RuntimeException e) {
                if (!complained && open) {
                    LOG.log(System.Logger.Level.WARNING, "import.interrupted tried again every other second", e);
                }
                complained = true;
            }
            await();
        }
    }

    private void goOn(ImportRun run, ImportJob job) throws IOException, SQLException {
        if (job.state() == ImportState.CHECKING) {
            run.check(job, database.unpooled(SESSION_ANSWER_SECONDS));
            if (job.runWhenChecked()) {
                wake();
            }
        } else {
            run.book(job);
        }
    }

    private void await() {
        try {
            if (work.tryAcquire(2, TimeUnit.SECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            open = false;
        }
    }
}
