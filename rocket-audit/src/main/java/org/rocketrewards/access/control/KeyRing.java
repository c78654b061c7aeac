package org.rocketrewards.access.control;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.ApiKeyHolder;
import org.rocketrewards.access.ApiKeyRow;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.model.Secret;
import org.rocketrewards.model.access.ApiKey;
import org.rocketrewards.model.access.Role;

/** The API keys in the database, as the caller's transaction sees them. */
public final class KeyRing {
    /** A key's last use is noted at most this often, so that a busy program does not write at every request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final String OBJECT = "api_key";

    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    /** The keys that {@code entities} sees. */
    public KeyRing(EntityManager entities, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the name is taken. */
    public boolean has(String name) {
        return !entities.createQuery("SELECT k.name FROM ApiKey k WHERE k.name = :name", String.class)
                .setParameter("name", name)
                .getResultList()
                .isEmpty();
    }

    /** Makes a key and puts that on record. */
    public Secret add(String name, Role role, String createdBy) {
        return add(name, role, Set.of(), null, createdBy);
    }

    /** Makes a key that reaches some parts of the interface only, for a while, and puts that on record. */
    public Secret add(String name, Role role, Set<String> scopes, @Nullable Instant expiresAt, String createdBy) {
        Secret secret = Secret.make(Secret.API_KEY);
        entities.persist(
                new ApiKey(name, secret.prefix(), secret.hash(), role, scopes, createdBy, clock.instant(), expiresAt));
        JsonObjectBuilder fields = Json.createObjectBuilder()
                .add("prefix", secret.prefix())
                .add("secret", audit.keyedHash(secret.hash()))
                .add("role", role.code());
        if (!scopes.isEmpty()) {
            fields.add("scopes", Json.createArrayBuilder(new TreeSet<>(scopes)));
        }
        if (expiresAt != null) {
            fields.add("expiresAt", expiresAt.toString());
        }
        audit.record(AuditEntry.of("api_key.issue", OBJECT, name).withAfter(fields.build()));
        return secret;
    }

    /** All keys, by name. */
    public List<ApiKeyRow> list() {
        Instant now = clock.instant();
        return entities.createQuery("SELECT k FROM ApiKey k ORDER BY k.name", ApiKey.class).getResultList().stream()
                .map(key -> ApiKeyRow.of(key, now))
                .toList();
    }

    /** Ends a key for good and puts that on record; empty when there is none that could still be used. */
    public Optional<ApiKeyRow> revoke(String name, String reason, String by) {
        Instant now = clock.instant();
        return entities.createQuery("SELECT k FROM ApiKey k WHERE k.name = :name", ApiKey.class)
                .setParameter("name", name)
                .getResultStream()
                .filter(key -> key.revokedAt() == null)
                .findFirst()
                .map(key -> {
                    key.revoke(now, by);
                    audit.record(AuditEntry.of("api_key.revoke", OBJECT, name).because(reason));
                    return ApiKeyRow.of(key, now);
                });
    }

    /** Whom a presented key stands for, if it is valid now; its use is noted. */
    public Optional<ApiKeyHolder> use(String presented) {
        Instant now = clock.instant();
        return entities
                .createQuery("SELECT k FROM ApiKey k WHERE k.hash = :hash", ApiKey.class)
                .setParameter("hash", Secret.hash(presented))
                .getResultList()
                .stream()
                .filter(key -> key.valid(now))
                .findFirst()
                .map(key -> noted(key, now));
    }

    private ApiKeyHolder noted(ApiKey key, Instant now) {
        Instant last = key.lastUsedAt();
        if (last == null || last.isAfter(now) || last.plus(NOTED_EVERY).isBefore(now)) {
            // Not through the entity: two requests at once would meet in its version.
            entities.createQuery("UPDATE ApiKey k SET k.lastUsedAt = :now WHERE k.name = :name")
                    .setParameter("now", now)
                    .setParameter("name", key.name())
                    .executeUpdate();
        }
        return new ApiKeyHolder(key.name(), key.role(), key.scopes());
    }
}
