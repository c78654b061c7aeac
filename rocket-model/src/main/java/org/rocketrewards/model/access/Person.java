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

/** Somebody who signs in to the administration. */
@Entity
@Table(name = "person")
public class Person {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    private String name;
    private String role;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    private boolean enabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "password_changed_at")
    private Instant passwordChangedAt;

    @Column(name = "last_sign_in_at")
    private @Nullable Instant lastSignInAt;

    @Version
    private int version;

    /** For JPA. */
    protected Person() {}

    /** A new person whose first password has to be changed at the first sign-in. */
    public Person(String name, Role role, String passwordHash, Instant now) {
        this.name = name;
        this.role = role.code();
        this.passwordHash = passwordHash;
        this.mustChangePassword = true;
        this.enabled = true;
        this.createdAt = now;
        this.passwordChangedAt = now;
    }

    /** Replaces the password by one of the person's own choice. */
    public void changePassword(String newHash, Instant now) {
        passwordHash = newHash;
        passwordChangedAt = now;
        mustChangePassword = false;
    }

    /** Somebody who chose the password when taking up an invitation. */
    public static Person invited(String name, Role role, String passwordHash, Instant now) {
        Person person = new Person(name, role, passwordHash, now);
        person.mustChangePassword = false;
        return person;
    }

    /** Gives another role. */
    public void takeRole(Role other) {
        role = other.code();
    }

    /** Lets the person sign in, or no longer. */
    public void enable(boolean mayEnter) {
        enabled = mayEnter;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return Role.of(role);
    }

    public String passwordHash() {
        return passwordHash;
    }

    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    public Instant passwordChangedAt() {
        return passwordChangedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean enabled() {
        return enabled;
    }

    public @Nullable Instant lastSignInAt() {
        return lastSignInAt;
    }
}
