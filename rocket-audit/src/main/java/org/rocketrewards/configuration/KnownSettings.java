package org.rocketrewards.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** All settings with their defaults, in the order of {@code docs/configuration.md}; a test compares them. */
public final class KnownSettings {
    private static final String[][] SETTINGS = {
        {"rocket.home", "./rocket-data"},
        {"rocket.port", "8080"},
        {"rocket.http.address", ""},
        {"rocket.http.threads", "288"},
        {"rocket.tls.certificate", ""},
        {"rocket.tls.key", ""},
        {"rocket.public.url", ""},
        {"rocket.db.url", ""},
        {"rocket.db.user", ""},
        {"rocket.db.password", ""},
        {"rocket.db.password.file", ""},
        {"rocket.db.owner.user", ""},
        {"rocket.db.owner.password", ""},
        {"rocket.db.owner.password.file", ""},
        {"rocket.log", "text"},
        {"rocket.trusted.proxies", ""},
        {"rocket.environment", ""},
        {"rocket.session.idle.minutes", "30"},
        {"rocket.session.longest.hours", "12"},
        {"rocket.intake.lanes", "2"},
        {"rocket.intake.batch", "256"},
        {"rocket.intake.queue", "1024"},
        {"rocket.corrections.four.eyes", "false"},
        {"rocket.webhook.deadline.millis", "2000"},
        {"rocket.webhook.body.bytes", "262144"},
        {"rocket.webhook.direct", "true"},
        {"rocket.imports.upload.bytes", "4294967296"},
        {"rocket.imports.unpacked.bytes", "68719476736"},
        {"rocket.imports.keep.days", "30"},
        {"rocket.retention.bodies.days", "0"},
        {"rocket.retention.deliveries.days", "0"},
        {"rocket.retention.events.days", "0"},
        {"rocket.audit.hash.key.file", ""},
        {"rocket.seal.interval.millis", "1000"},
        {"rocket.seal.witness.file", ""},
        {"rocket.seal.witness.webhook", ""},
        {"rocket.seal.witness.mail.server", ""},
        {"rocket.seal.witness.mail.user", ""},
        {"rocket.seal.witness.mail.password", ""},
        {"rocket.seal.witness.mail.password.file", ""},
        {"rocket.seal.witness.mail.starttls", ""},
        {"rocket.seal.witness.mail.from", "rocket@localhost"},
        {"rocket.seal.witness.mail.to", ""},
        {"rocket.seal.witness.minutes", "60"},
        {"rocket.alerts.interval.seconds", "60"},
        {"rocket.alerts.expiry.days", "14"},
        {"rocket.alerts.language", "en"},
        {"rocket.alerts.webhook", ""},
        {"rocket.alerts.mail.server", ""},
        {"rocket.alerts.mail.user", ""},
        {"rocket.alerts.mail.password", ""},
        {"rocket.alerts.mail.password.file", ""},
        {"rocket.alerts.mail.starttls", ""},
        {"rocket.alerts.mail.from", "rocket@localhost"},
        {"rocket.alerts.mail.to", ""},
    };

    private KnownSettings() {}

    /** Keys with their defaults; an empty default is none. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String[] setting : SETTINGS) {
            all.put(setting[0], setting[1]);
        }
        return Collections.unmodifiableMap(all);
    }
}
