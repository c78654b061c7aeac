package org.rocketrewards.model.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A secret with which a program calls the REST interface; only its SHA-256 is stored. */
@Entity
@Table(name = "api_key")
public class ApiKey {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    private String name;
    private String prefix;
    private byte[] hash;
    private String role;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "revoked_by")
    private @Nullable String revokedBy;

    private String scopes;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Version
    private int version;

    /** For JPA. */
    protected ApiKey() {}

    /**
     * A new key; {@code prefix} is the part that people may see, {@code scopes} are the first parts of the addresses that
     * it may call, none: all that its role may.
     */
    public ApiKey(
            String name,
            String prefix,
            byte[] hash,
            Role role,
            Set<String> scopes,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        this.name = name;
        this.prefix = prefix;
        this.hash = hash.clone();
        this.role = role.code();
        this.scopes = String.join(",", new TreeSet<>(scopes));
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** Whether the key may be used at {@code now}. */
    public boolean valid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Ends it for good. */
    public void revoke(Instant now, String by) {
        revokedAt = now;
        revokedBy = by;
    }

    public String name() {
        return name;
    }

    public String prefix() {
        return prefix;
    }

    /** First parts of the addresses that it may call; none: all that its role may. */
    public Set<String> scopes() {
        return scopes.isEmpty() ? Set.of() : new TreeSet<>(List.of(scopes.split(",", -1)));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    public @Nullable String revokedBy() {
        return revokedBy;
    }

    public Role role() {
        return Role.of(role);
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }
}
