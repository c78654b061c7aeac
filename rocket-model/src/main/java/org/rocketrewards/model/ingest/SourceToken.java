package org.rocketrewards.model.ingest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bearer token with which a source delivers; only its SHA-256 is stored. */
@Entity
@Table(name = "source_token")
public class SourceToken {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    @Column(name = "source_id")
    private int sourceId;

    private String prefix;
    private byte[] hash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Version
    private int version;

    /** For JPA. */
    protected SourceToken() {}

    /** A new token; {@code prefix} is the part that people may see. */
    public SourceToken(
            int sourceId,
            String prefix,
            byte[] hash,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        this.sourceId = sourceId;
        this.prefix = prefix;
        this.hash = hash.clone();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** Lets the token run out at {@code end}, unless it runs out before. */
    public void expireAt(Instant end) {
        if (expiresAt == null || end.isBefore(expiresAt)) {
            expiresAt = end;
        }
    }

    /** Ends the token now; nothing happens to one that has ended. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    /** Whether the token may be used at {@code now}. */
    public boolean valid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Set once stored. */
    public int id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    public int sourceId() {
        return sourceId;
    }

    public String prefix() {
        return prefix;
    }

    public byte[] hash() {
        return hash.clone();
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
}
