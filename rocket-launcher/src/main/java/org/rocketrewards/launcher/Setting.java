package org.rocketrewards.launcher;

import java.util.Locale;

/**
 * A setting that the launcher reads. It is given as a system property, or as an environment variable of the same name
 * in capitals with underscores; docs/configuration.md lists them all.
 */
enum Setting {
    HOME("rocket.home", "./rocket-data"),
    PORT("rocket.port", "8080"),
    HTTP_ADDRESS("rocket.http.address", ""),
    HTTP_THREADS("rocket.http.threads", "288"),
    TLS_CERTIFICATE("rocket.tls.certificate", ""),
    TLS_KEY("rocket.tls.key", ""),
    PUBLIC_URL("rocket.public.url", ""),
    DB_URL("rocket.db.url", ""),
    DB_USER("rocket.db.user", ""),
    DB_PASSWORD("rocket.db.password", ""),
    DB_PASSWORD_FILE("rocket.db.password.file", ""),
    DB_OWNER_USER("rocket.db.owner.user", ""),
    DB_OWNER_PASSWORD("rocket.db.owner.password", ""),
    DB_OWNER_PASSWORD_FILE("rocket.db.owner.password.file", ""),
    LOG("rocket.log", "text");

    final String key;
    final String defaultValue;

    Setting(String key, String defaultValue) {
        this.key = key;
        this.defaultValue = defaultValue;
    }

    String environmentName() {
        return key.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
