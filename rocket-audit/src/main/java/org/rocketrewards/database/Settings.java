package org.rocketrewards.database;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the nodes' memories in step with the database. Whoever changes something that nodes keep in memory calls
 * {@link #bump()} in the same transaction; every node looks twice a second, the changing node as soon as the change has
 * committed, and fires {@link SettingsChanged}.
 */
@ApplicationScoped
public class Settings {
    private static final System.Logger LOG = System.getLogger(Settings.class.getPackageName());
    private static final long LOCAL_WAIT_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 500;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Event<SettingChange> changes;

    @Inject
    Event<SettingsChanged> news;

    private final Object looking = new Object();
    private long seen;
    private boolean silent;
    private @Nullable ScheduledFuture<?> watch;

    /**
     * Begins to look for changes twice a second: what was changed is in force everywhere within one. To be called at
     * the start: on a node where nobody changes anything nothing else would bring this bean to life.
     */
    void watch() {
        watch = executor.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks no more: the application is about to lose its data source. */
    void rest(@Observes ApplicationStopping last) {
        stop();
    }

    /** Lets a look that is under way come to its end. */
    @PreDestroy
    void stop() {
        if (watch != null) {
            watch.cancel(false);
        }
        synchronized (looking) {
            LOG.log(System.Logger.Level.DEBUG, "settings.unwatched");
        }
    }

    /** Notes in the caller's transaction that a setting changed. */
    public void bump() {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE setting_version SET version = version + 1")) {
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the version of the settings cannot be raised", e);
        }
        changes.fire(new SettingChange());
    }

    /**
     * Looks at once after a local commit, and waits for it, so that the caller of the change finds it in force. On
     * another thread: this one still belongs to the transaction that has just ended.
     */
    void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingChange change) {
        try {
            executor.submit(this::look).get(LOCAL_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.INFO, "settings.late the change takes effect within a second", e);
        }
    }

    /** Fires the news when the version in the database is not the one seen last. Never throws. */
    void look() {
        synchronized (looking) {
            try {
                long version = version();
                if (version != seen) {
                    news.fire(new SettingsChanged(version));
                    seen = version;
                }
                silent = false;
            } catch (SQLException | RuntimeException e) {
                if (!silent) {
                    LOG.log(System.Logger.Level.WARNING, "settings.unreadable what is in memory stays in force", e);
                }
                silent = true;
            }
        }
    }

    private long version() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT version FROM setting_version");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
