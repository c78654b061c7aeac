package org.rocketrewards.audit.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.control.KeyedHash;

/** Holds the key under which secrets are hashed for the audit trail. */
@ApplicationScoped
public class SecretHashes {
    @Inject
    @ConfigProperty(name = "rocket.home", defaultValue = "rocket-data")
    String home;

    @Inject
    @ConfigProperty(name = "rocket.audit.hash.key.file")
    Optional<String> file;

    private @Nullable KeyedHash hash;

    @PostConstruct
    void readKey() {
        Path path = file.map(Path::of).orElseGet(() -> Path.of(home, "audit", "hash.key"));
        try {
            hash = KeyedHash.readOrMake(path.toAbsolutePath());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the key " + path + " for secrets in the audit trail cannot be read or made", e);
        }
    }

    /** What stands for this secret. */
    public String of(String secret) {
        return require().of(secret);
    }

    /** What stands for this secret. */
    public String of(byte[] secret) {
        return require().of(secret);
    }

    private KeyedHash require() {
        KeyedHash key = hash;
        if (key == null) {
            throw new IllegalStateException("the key has not been read");
        }
        return key;
    }
}
