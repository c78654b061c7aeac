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

/** A link with which somebody sets a password once; only the SHA-256 of its secret is stored. */
@Entity
@Table(name = "invitation")
public class Invitation {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    private String name;
    private String role;
    private byte[] hash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Version
    private int version;

    /** For JPA. */
    protected Invitation() {}

    /** An invitation for a name that is new, or whose password is to be set anew. */
    public Invitation(String name, Role role, byte[] hash, Instant createdAt, String createdBy, Instant expiresAt) {
        this.name = name;
        this.role = role.code();
        this.hash = hash.clone();
        this.createdAt = createdAt;
        this.createdBy = createdBy;
        this.expiresAt = expiresAt;
    }

    /** Whether it can be taken up at {@code now}. */
    public boolean open(Instant now) {
        return acceptedAt == null && withdrawnAt == null && now.isBefore(expiresAt);
    }

    /** Notes that it was taken up. */
    public void accept(Instant now) {
        acceptedAt = now;
    }

    /** Takes it back. */
    public void withdraw(Instant now) {
        withdrawnAt = now;
    }

    public @Nullable Integer id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return Role.of(role);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
