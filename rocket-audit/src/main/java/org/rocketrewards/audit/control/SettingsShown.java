package org.rocketrewards.audit.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Settings as the audit trail shows them: a setting that is not known to be harmless is shown as its keyed hash, so that
 * one that somebody adds cannot give a secret away.
 */
public final class SettingsShown {
    private static final String PREFIX = "rocket.";
    private static final Pattern SECRET = Pattern.compile("password$|secret|token|credential");
    private static final Pattern PLAIN_VALUE = Pattern.compile("true|false|[0-9]{1,18}");
    private static final Set<String> PLAIN = Set.of(
            "rocket.home",
            "rocket.public.url",
            "rocket.http.address",
            "rocket.trusted.proxies",
            "rocket.environment",
            "rocket.log",
            "rocket.db.user",
            "rocket.db.owner.user",
            "rocket.audit.hash.key.file",
            "rocket.seal.witness.file",
            "rocket.seal.witness.mail.server",
            "rocket.seal.witness.mail.from",
            "rocket.seal.witness.mail.to",
            "rocket.seal.witness.mail.user",
            "rocket.seal.witness.mail.password.file",
            "rocket.seal.witness.mail.starttls",
            "rocket.alerts.language",
            "rocket.alerts.mail.server",
            "rocket.alerts.mail.from",
            "rocket.alerts.mail.to",
            "rocket.alerts.mail.user",
            "rocket.alerts.mail.password.file",
            "rocket.alerts.mail.starttls");

    private SettingsShown() {}

    /** The name of a setting, however it is written; {@code ROCKET_DB_URL} is {@code rocket.db.url}. */
    public static String name(String written) {
        return written.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** Rocket's own settings by name, and none of its surroundings. */
    public static JsonObject of(Map<String, String> settings, UnaryOperator<String> keyedHash) {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        new TreeMap<>(settings).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                shown.add(name, plain(name, value) ? value : keyedHash.apply(name + '=' + value));
            }
        });
        return shown.build();
    }

    private static boolean plain(String name, String value) {
        return !SECRET.matcher(name).find()
                && (PLAIN.contains(name) || PLAIN_VALUE.matcher(value).matches());
    }
}
