package org.rocketrewards.ingest.retention.boundary;

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
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.database.Database;
import org.rocketrewards.ingest.boundary.Lanes;
import org.rocketrewards.ingest.imports.boundary.ImportWorker;
import org.rocketrewards.ingest.retention.DueMonth;
import org.rocketrewards.ingest.retention.control.Retirement;

/** Lets old months leave, and files of imports that are over: every hour, on one node at a time, off the hot path. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@NotAudited("the record is written by the session that lets a month leave")
public class RetentionJob {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final int ANSWER_SECONDS = 1_800;
    private static final String ONE_NODE = "SELECT pg_try_advisory_lock(7207, 1)";

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Resource
    ManagedExecutorService executor;

    @EJB
    Database database;

    @EJB
    ImportWorker imports;

    @Inject
    Lanes lanes;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "rocket.home", defaultValue = "rocket-data")
    String home;

    @Inject
    @ConfigProperty(name = "rocket.retention.bodies.days", defaultValue = "0")
    int bodyDays;

    @Inject
    @ConfigProperty(name = "rocket.retention.deliveries.days", defaultValue = "0")
    int deliveryDays;

    @Inject
    @ConfigProperty(name = "rocket.retention.events.days", defaultValue = "0")
    int eventDays;

    @Inject
    @ConfigProperty(name = "rocket.imports.keep.days", defaultValue = "30")
    int importDays;

    private @Nullable ScheduledFuture<?> hourly;

    @PostConstruct
    void start() {
        database.ready();
        hourly = scheduler.scheduleWithFixedDelay(this::startNow, 10, 60, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (hourly != null) {
            hourly.cancel(true);
        }
    }

    /** Where archives are. */
    public Path archive() {
        return Path.of(home).toAbsolutePath().resolve("archive");
    }

    /** The months that are old enough, with the holds that keep them. */
    public List<DueMonth> due() {
        return due(clock.instant());
    }

    /** How many months were old enough a day ago, are held by nobody and are still here. */
    public int overdue() {
        if (days().values().stream().allMatch(kept -> kept == 0)) {
            return 0;
        }
        return (int) due(clock.instant().minus(1, ChronoUnit.DAYS)).stream()
                .filter(month -> month.hold() == null)
                .count();
    }

    private List<DueMonth> due(Instant then) {
        try (Connection connection = database.unpooled(ANSWER_SECONDS).getConnection()) {
            return new Retirement(connection, archive(), lanes.giveWay()).due(days(), then);
        } catch (SQLException e) {
            throw new IllegalStateException("the months that are due cannot be read", e);
        }
    }

    private Map<String, Integer> days() {
        return Map.of("raw_body", bodyDays, "delivery", deliveryDays, "event", eventDays);
    }

    /** Goes to work now, in the background: not on the few threads that look for changes and seal twice a second. */
    public void startNow() {
        executor.execute(this::work);
    }

    private void work() {
        try (Connection connection = database.unpooled(ANSWER_SECONDS).getConnection()) {
            if (!mine(connection)) {
                return;
            }
            Retirement retirement = new Retirement(connection, archive(), lanes.giveWay());
            for (DueMonth due : retirement.due(days(), clock.instant())) {
                boolean leaves = due.hold() == null;
                boolean done = leaves ? retirement.retire(due, clock.instant()) : retirement.putBack(due);
                if (leaves || done) {
                    LOG.log(
                            System.Logger.Level.INFO,
                            "retention.{0} table={1} month={2}",
                            leaves ? (done ? "retired" : "postponed") : "put_back",
                            due.table(),
                            due.month());
                }
            }
            removeFiles(connection);
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "retention.failed tried again in an hour", e);
        }
    }

    private static boolean mine(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(ONE_NODE);
                ResultSet row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void removeFiles(Connection connection) throws SQLException, IOException {
        List<String> over = new ArrayList<>();
        OffsetDateTime before =
                clock.instant().minus(importDays, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT spool FROM import_job WHERE ended_at < ?")) {
            select.setObject(1, before);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    over.add(rows.getString(1));
                }
            }
        }
        for (String file : over) {
            imports.spool().remove(file);
        }
    }
}
