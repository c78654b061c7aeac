package org.rocketrewards.seal.boundary;

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
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.ApplicationStopping;
import org.rocketrewards.database.Database;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.SignedNote;
import org.rocketrewards.seal.control.KeyFile;
import org.rocketrewards.seal.control.Standstill;

/**
 * Seals what has been committed, a moment later and on one node at a time. Nobody who delivers waits for it: it only
 * reads what they wrote.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SealSequencer {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.seal");

    @Resource
    ManagedScheduledExecutorService executor;

    @EJB
    Database database;

    @EJB
    Sealing sealing;

    @Inject
    @ConfigProperty(name = "rocket.home", defaultValue = "rocket-data")
    String home;

    @Inject
    @ConfigProperty(name = "rocket.public.url")
    Optional<String> publicUrl;

    @Inject
    @ConfigProperty(name = "rocket.seal.interval.millis", defaultValue = "1000")
    long intervalMillis;

    @Inject
    Witnesses witnesses;

    private final Object round = new Object();
    private KeyFile files;
    private @Nullable SealSigner signer;
    private @Nullable ScheduledFuture<?> clockwork;
    private @Nullable String kept;
    private boolean published;
    private boolean failing;
    private volatile boolean stopping;

    @PostConstruct
    void start() {
        database.ready();
        files = new KeyFile(Path.of(home).toAbsolutePath());
        try {
            signer = files.readOrMake(prefix(publicUrl.orElse("http://localhost")));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the key of the seals in " + home + "/seal cannot be read or made; restore it from a backup", e);
        }
        witnesses.ready();
        clockwork = executor.scheduleWithFixedDelay(this::seal, 0, intervalMillis, TimeUnit.MILLISECONDS);
    }

    /** Seals once more and then stops, before the data source goes. */
    public void rest(@Observes ApplicationStopping news) {
        seal();
        stop();
    }

    /** Lets a round that is under way come to its end; what is not sealed is sealed after the next start. */
    @PreDestroy
    void stop() {
        stopping = true;
        if (clockwork != null) {
            clockwork.cancel(false);
        }
        synchronized (round) {
            LOG.log(System.Logger.Level.DEBUG, "seals.stopped");
        }
    }

    /** The key of this node. */
    public SealSigner signer() {
        SealSigner key = signer;
        if (key == null) {
            throw new IllegalStateException("the sequencer has not started");
        }
        return key;
    }

    /** Seals all that is new. Never throws. */
    void seal() {
        synchronized (round) {
            SealSigner key = signer;
            if (stopping || key == null) {
                return;
            }
            try {
                if (!published) {
                    sealing.publish(key);
                    published = true;
                }
                Standstill standstill = new Standstill(files);
                while (!stopping && sealing.round(key, standstill) == Sealing.Outcome.MORE) {
                    keepNewest();
                }
                keepNewest();
                failing = false;
            } catch (IOException | RuntimeException e) {
                complain(e);
            }
        }
    }

    /** Every node keeps it, also one that does not seal: who sets back the database does not set back them all. */
    private void keepNewest() throws IOException {
        Optional<SignedNote> newest = sealing.newest();
        if (newest.isPresent()) {
            String note = newest.get().toString();
            if (!note.equals(kept)) {
                if (new Standstill(files).wouldForget(newest.get())) {
                    throw new SealingFailedException("the newest checkpoint in the database is older than the one that"
                            + " this node keeps: it was set back");
                }
                files.keep(note);
                kept = note;
            }
            witnesses.offer(newest.get());
        }
    }

    private void complain(Exception e) {
        if (!failing && !stopping) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SealingFailedException failure && failure.standstill()) {
                    LOG.log(
                            System.Logger.Level.ERROR,
                            "seals.standstill nothing is sealed: {0}; docs/audit.md says what to do",
                            cause.getMessage());
                    failing = true;
                    return;
                }
            }
            LOG.log(System.Logger.Level.WARNING, "seals.waiting nothing is lost, it is tried again", e);
        }
        failing = true;
    }

    private static String prefix(String url) {
        String host = URI.create(url).getHost();
        return (host == null ? "localhost" : host) + "/rocket/";
    }
}
