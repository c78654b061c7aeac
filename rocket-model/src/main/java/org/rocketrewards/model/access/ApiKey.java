package org.rocketrewards.model.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Version
    private int version;

    /** For JPA. */
    protected ApiKey() {}

    /** A new key; {@code prefix} is the part that people may see. */
    public ApiKey(
            String name,
            String prefix,
            byte[] hash,
            Role role,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        this.name = name;
        this.prefix = prefix;
        this.hash = hash.clone();
        this.role = role.code();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** Whether the key may be used at {@code now}. */
    public boolean valid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Notes a use. */
    public void used(Instant now) {
        lastUsedAt = now;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return Role.of(role);
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }
}
