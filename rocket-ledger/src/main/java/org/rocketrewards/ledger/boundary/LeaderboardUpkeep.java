package org.rocketrewards.ledger.boundary;

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
import java.util.concurrent.TimeUnit;
import org.rocketrewards.database.ApplicationStopping;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.Upkeep;

/**
 * Lets the leaderboards follow the books every two seconds. While a lot is booked it works for a twentieth of the time,
 * so that those who deliver do not wait for it, may fall behind, and catches up when there is less to do; on several
 * nodes one works at a time.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class LeaderboardUpkeep {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ledger");
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** More entries than this since the last time are a lot: 500 a second. */
    private static final long MANY = 1_000;
    /** How long it begins further pieces of work at a time; a piece takes some ten milliseconds. */
    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);

    /** After a piece of work while a lot is booked it rests so many times as long as the piece took. */
    private static final long BUSY_REST = 19;

    @EJB
    Database database;

    @EJB
    LeaderboardWriter writer;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Upkeep upkeep = new Upkeep(LOG, "leaderboards.behind they are tried again", this::work);
    private long numbered;
    private long restUntil = System.nanoTime();

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

    private void work() throws SQLException {
        long begin = System.nanoTime();
        long before = numbered;
        numbered = writer.numbered();
        boolean busy = numbered - before > MANY;
        if (busy && begin - restUntil < 0) {
            return;
        }
        boolean more = writer.advance();
        while (more && !busy && System.nanoTime() - begin < WORK_NANOS) {
            more = writer.advance();
        }
        long end = System.nanoTime();
        restUntil = end + BUSY_REST * (end - begin);
    }
}
