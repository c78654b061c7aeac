package org.rocketrewards.ingest.traffic.boundary;

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
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.rocketrewards.database.ApplicationStopping;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.Upkeep;

/**
 * Lets the counts behind the overview follow every ten seconds; where there is a lot to count, for a twentieth of the
 * time. On several nodes one works at a time.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class TrafficUpkeep {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long REST = 20;

    @EJB
    Database database;

    @EJB
    TrafficWriter writer;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Upkeep upkeep = new Upkeep(LOG, "traffic.behind it is tried again", this::work);
    private long nextNanos = System.nanoTime();

    @PostConstruct
    void start() {
        database.ready();
        upkeep.start(executor, PAUSE);
    }

    /** Ends with the application, before its data source goes. */
    public void rest(@Observes ApplicationStopping news) {
        stop();
    }

    @PreDestroy
    void stop() {
        upkeep.stop();
    }

    /** One piece a time, so that those who deliver do not wait for days to be counted. */
    private void work() throws SQLException {
        long begin = System.nanoTime();
        if (begin - nextNanos < 0) {
            return;
        }
        writer.advance();
        long end = System.nanoTime();
        nextNanos = end + (end - begin) * REST;
    }
}
