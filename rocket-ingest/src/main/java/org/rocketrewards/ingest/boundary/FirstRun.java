package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.access.FirstPerson;
import org.rocketrewards.access.boundary.FirstAccess;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.Settings;
import org.rocketrewards.ingest.control.FirstRunFile;
import org.rocketrewards.ingest.control.SourceRegister;
import org.rocketrewards.model.Secret;

/**
 * Makes a fresh Rocket usable: an administrator, an API key, a source and its token, and a file in Rocket's home that
 * tells them to whoever started it. Does nothing once there is a person. When the file cannot be written nothing is
 * made and Rocket does not start: nobody could get in.
 */
@Singleton
@Startup
// what it makes is news to this one, and news waits for a bean that is still to be made
@DependsOn("MappedRules")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstRun {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final String SOURCE = "moodle";
    /** Held while one node looks and makes; nodes that start together take turns. */
    private static final long LOCK = 7_205_000_001L;

    private static final String BY = "rocket";
    private static final String WEBHOOK = "/api/public/hook/moodle/event";

    @EJB
    Database database;

    @EJB
    FirstAccess access;

    @Resource
    UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource connections;

    @PersistenceContext(unitName = "rocket")
    EntityManager entities;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "rocket.home", defaultValue = "rocket-data")
    String home;

    @Inject
    @ConfigProperty(name = "rocket.port", defaultValue = "8080")
    int port;

    @Inject
    @ConfigProperty(name = "rocket.public.url")
    Optional<String> publicUrl;

    /** Looks whether this is the first start, and if so makes what is needed. */
    @PostConstruct
    void start() {
        database.ready();
        FirstRunFile file = new FirstRunFile(Path.of(home).toAbsolutePath());
        try {
            transaction.begin();
            takeTurn();
            boolean first = make(file);
            transaction.commit();
            if (first) {
                LOG.log(System.Logger.Level.INFO, "first_run.done file={0}", file.path());
            }
        } catch (Exception e) {
            undo(file, e);
            throw new IllegalStateException("the first administrator and source cannot be made", e);
        }
    }

    private void takeTurn() throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    /** Makes everything, the file last and before the commit: secrets that cannot be handed over are not made. */
    private boolean make(FirstRunFile file) throws IOException {
        Optional<FirstPerson> person = access.establish();
        if (person.isEmpty()) {
            return false;
        }
        SourceRegister register = new SourceRegister(entities, audit, clock);
        Secret token = register.rotate(register.register(SOURCE, "Moodle"), Duration.ZERO, BY)
                .secret();
        settings.bump();
        file.write(properties(person.get(), token));
        return true;
    }

    private Map<String, String> properties(FirstPerson person, Secret token) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("admin.user", person.name());
        properties.put("admin.password", person.password());
        properties.put("source.name", SOURCE);
        properties.put("source.token", token.value());
        properties.put(
                "webhook.url", publicUrl.orElse("http://localhost:" + port).replaceAll("/+$", "") + WEBHOOK);
        properties.put("api.key", person.apiKey().value());
        return properties;
    }

    private void undo(FirstRunFile file, Exception cause) {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
            file.deleteIfWritten();
        } catch (SystemException | IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
