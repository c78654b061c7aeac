package org.rocketrewards.configuration.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.configuration.KnownSettings;
import org.rocketrewards.configuration.SettingRow;
import org.rocketrewards.model.access.Role;

/** Tells what this server was set to. Secrets are never told, only that they are set. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
public class EffectiveSettings {
    private static final String MASK = "••••••••";
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)(password=)[^&]*");
    private static final Pattern PERSON_IN_URL = Pattern.compile("//[^/@]*@");

    /** All settings, in the order of the documentation. */
    public List<SettingRow> list() {
        Config config = ConfigProvider.getConfig();
        return KnownSettings.all().entrySet().stream()
                .map(setting -> row(setting.getKey(), setting.getValue(), config, System.getenv()))
                .toList();
    }

    static SettingRow row(String key, String usual, Config config, Map<String, String> environment) {
        String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        ConfigValue found = config.getConfigValue(key);
        String value = Optional.ofNullable(found.getValue())
                .filter(text -> !text.isBlank())
                .orElse(null);
        String origin = value == null ? "default" : origin(value, found.getSourceName(), environment.get(variable));
        if (origin.equals("property") && value != null && value.equals(usual)) {
            // the launcher hands on what nobody set
            origin = "default";
        }
        return new SettingRow(
                key,
                variable,
                masked(key, value == null && !usual.isEmpty() ? usual : value),
                usual.isEmpty() ? null : usual,
                origin,
                origin.equals("file") ? found.getSourceName() : null);
    }

    /** The launcher turns what it finds in the environment into properties: the environment is where it comes from. */
    private static String origin(String value, @Nullable String source, @Nullable String inEnvironment) {
        if (value.equals(inEnvironment)) {
            return "environment";
        }
        String name = source == null ? "" : source.toLowerCase(Locale.ROOT);
        if (name.contains("system") || name.contains("propert") && !name.contains(".properties")) {
            return "property";
        }
        return name.contains("env") ? "environment" : "file";
    }

    private static @Nullable String masked(String key, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (key.endsWith("password")) {
            return MASK;
        }
        return PERSON_IN_URL
                .matcher(PASSWORD_IN_URL.matcher(value).replaceAll("$1" + MASK))
                .replaceAll("//" + MASK + "@");
    }
}
