package org.rocketrewards.ingest.boundary;

import io.github.bucket4j.TimeMeter;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.SettingsChanged;
import org.rocketrewards.ingest.Admission;
import org.rocketrewards.ingest.GateRefusedException;
import org.rocketrewards.ingest.control.GateChecks;
import org.rocketrewards.ingest.control.GateSnapshot;
import org.rocketrewards.ingest.control.GateStore;
import org.rocketrewards.ingest.control.TokenUses;

/**
 * Stands before the webhook and lets in whoever may deliver, from memory alone. Sources, tokens and allowlists are
 * loaded anew when they change; while the database is away those that were loaded last stay in force.
 *
 * @see GateChecks what is checked, in which order
 */
@NotAudited("it counts the uses of tokens; nobody changes anything")
@ApplicationScoped
public class Gate {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final long FLUSH_SECONDS = 10;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource connections;

    @Resource
    ManagedScheduledExecutorService executor;

    @EJB
    Database database;

    @Inject
    Clock clock;

    private volatile GateSnapshot snapshot;
    private GateChecks checks;
    private TokenUses uses;
    private ScheduledFuture<?> flushing;

    /** Loads everything; no request is let in before. */
    @PostConstruct
    void open() {
        database.ready();
        checks = new GateChecks(clock, TimeMeter.SYSTEM_NANOTIME);
        uses = new TokenUses();
        load();
        flushing = executor.scheduleWithFixedDelay(this::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Lets a request in, and counts the use of its token.
     *
     * @param authorization value of the Authorization header, null without
     * @param client the sender's address, behind trusted proxies the one that they name
     * @throws GateRefusedException TOKEN_REFUSED, ADDRESS_REFUSED or RATE_LIMITED, with what to do about it
     */
    public Admission admit(@Nullable String authorization, InetAddress client) {
        Admission admission = checks.admit(snapshot, authorization, client);
        uses.note(admission.tokenId(), client, clock.instant());
        return admission;
    }

    /** Takes over what has changed; told again when that fails. */
    void follow(@Observes SettingsChanged news) {
        load();
        LOG.log(System.Logger.Level.DEBUG, "gate.loaded version={0}", news.version());
    }

    /** Writes down which token was used when and from where. Done every ten seconds. */
    public void flush() {
        flush(connections);
    }

    /** Ends the timer, and a round of it that is under way. */
    void rest() {
        flushing.cancel(false);
        flush();
    }

    /** Ends the timer and writes down what is left. */
    void close(DataSource lastWords) {
        flushing.cancel(false);
        flush(lastWords);
    }

    private synchronized void flush(DataSource target) {
        try {
            uses.flush(target);
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "gate.uses_unwritten they stay counted", e);
        }
    }

    private void load() {
        try {
            snapshot = new GateStore(connections).load();
        } catch (SQLException e) {
            throw new IllegalStateException("sources, tokens and allowlists cannot be loaded", e);
        }
    }
}
