package org.rocketrewards.audit.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.control.SettingsShown;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.Query;

/**
 * Puts each start of a node on record, with the settings it was started with and what they were the time before: who runs
 * Rocket can switch off four eyes, but not unseen.
 */
@Singleton
@Startup
public class StartOnRecord {
    private static final String ACTION = "rocket.start";
    private static final String BEFORE = "SELECT after FROM audit_record WHERE action = '" + ACTION
            + "' AND object_type = 'node' AND object_id = ? ORDER BY id DESC LIMIT 1";

    @EJB
    Database ready;

    @EJB
    AuditTrail audit;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    @ConfigProperty(name = "rocket.home", defaultValue = "rocket-data")
    String home;

    @PostConstruct
    void start() {
        ready.ready();
        record(
                settings(ConfigProvider.getConfig()),
                host() + ':' + Path.of(home).toAbsolutePath());
    }

    /** In the transaction of the start: a Rocket whose start cannot be recorded does not start. */
    void record(Map<String, String> settings, String node) {
        JsonObject after = SettingsShown.of(settings, audit::keyedHash);
        Optional<JsonObject> before = new Query(database)
                .first(BEFORE, List.of(node), row -> Objects.requireNonNull(row.jsonOrNull("after")))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
        AuditEntry entry = AuditEntry.of(ACTION, "node", node).withAfter(after);
        audit.record(before.isPresent() ? entry.withBefore(before.get()) : entry);
    }

    private static Map<String, String> settings(Config config) {
        Map<String, String> settings = new HashMap<>();
        for (String written : config.getPropertyNames()) {
            String name = SettingsShown.name(written);
            if (name.startsWith("rocket.")) {
                config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(name, value));
            }
        }
        return settings;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
