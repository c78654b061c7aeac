package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.ingest.RefusedDelivery;
import org.rocketrewards.ingest.control.RefusalStore;
import org.rocketrewards.ingest.control.Refusals;

/**
 * Where refused deliveries are noted for the delivery log. Written a few times a second in the background; whoever notes
 * one never waits.
 *
 * @see Refusals what is listed and what is only counted
 */
@NotAudited("it is itself the record of refused deliveries")
@ApplicationScoped
public class RefusalLog {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final long FLUSH_MILLIS = 200;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource connections;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Refusals refusals = new Refusals();
    private RefusalStore store;
    private ScheduledFuture<?> flushing;
    private volatile boolean failing;

    /** Begins to write. */
    @PostConstruct
    void open() {
        store = new RefusalStore(refusals);
        flushing = executor.scheduleWithFixedDelay(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Notes a refused delivery. */
    public void refused(RefusedDelivery refused) {
        refusals.add(refused);
    }

    /** Writes all that was noted; keeps it while the database is away. */
    public void flush() {
        flush(connections);
    }

    /** Ends the timer, and a round of it that is under way. */
    void rest() {
        flushing.cancel(false);
        flush();
    }

    /** Ends the timer and writes what is left. */
    void close(DataSource lastWords) {
        flushing.cancel(false);
        flush(lastWords);
    }

    private synchronized void flush(DataSource target) {
        try {
            store.flush(target);
            failing = false;
        } catch (SQLException | RuntimeException e) {
            if (!failing) {
                LOG.log(System.Logger.Level.WARNING, "refusals.unwritten they are kept and tried again", e);
            }
            failing = true;
        }
    }
}
