package org.rocketrewards.ingest.alerts.boundary;

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
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.database.ApplicationStopping;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.Upkeep;
import org.rocketrewards.ingest.alerts.control.AlertChannel;
import org.rocketrewards.ingest.alerts.control.Notice;
import org.rocketrewards.ingest.retention.boundary.RetentionJob;

/** Looks for what is wrong once a minute, on one node at a time, and tells those who want to know. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AlertUpkeep {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    @Resource
    ManagedScheduledExecutorService executor;

    @EJB
    Database database;

    @EJB
    AlertWriter writer;

    @EJB
    RetentionJob retention;

    @Inject
    AlertChannels channels;

    @Inject
    @ConfigProperty(name = "rocket.alerts.interval.seconds", defaultValue = "60")
    long intervalSeconds;

    @Inject
    @ConfigProperty(name = "rocket.alerts.expiry.days", defaultValue = "14")
    int tokenDays;

    private final Upkeep upkeep = new Upkeep(LOG, "alerts.blind it is tried again", this::work);

    @PostConstruct
    void start() {
        database.ready();
        // settings that contradict one another are known at the start
        channels.all();
        upkeep.start(executor, Duration.ofSeconds(intervalSeconds));
    }

    /** Ends with the application, before its data source goes. */
    public void rest(@Observes ApplicationStopping news) {
        stop();
    }

    @PreDestroy
    void stop() {
        upkeep.stop();
    }

    void work() throws SQLException {
        AlertWriter.Seen seen = writer.look(tokenDays, retention.overdue(), channels.names());
        if (!seen.raised().isEmpty() || !seen.over().isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "alerts raised={0} over={1}", seen.raised(), seen.over());
        }
        for (Notice notice : writer.take()) {
            tell(notice);
        }
    }

    private void tell(Notice notice) throws SQLException {
        Optional<AlertChannel> channel = channels.find(notice.channel());
        if (channel.isEmpty()) {
            writer.notSent(notice.id(), "it is not set up");
            return;
        }
        try {
            channel.get().tell(notice);
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "alert.untold alert={0} by={1} cause={2}; tried again",
                    notice.alert().id(),
                    notice.channel(),
                    e.getMessage());
            writer.notSent(notice.id(), e.getMessage());
            return;
        }
        writer.sent(notice.id());
    }
}
