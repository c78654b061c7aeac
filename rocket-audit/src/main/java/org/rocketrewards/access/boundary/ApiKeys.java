package org.rocketrewards.access.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.ApiKeyHolder;
import org.rocketrewards.access.ApiKeyRow;
import org.rocketrewards.access.IssuedApiKey;
import org.rocketrewards.access.Origin;
import org.rocketrewards.access.control.KeyRing;
import org.rocketrewards.access.control.RefusedKeys;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Keys with which programs call the REST interface. */
@Stateless
@RefusalsOnRecord("api_key")
public class ApiKeys {
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,62}";
    private static final String SCOPE = "[a-z][a-z-]{1,39}";
    private static final int LONGEST_REASON = 500;

    @PersistenceContext(unitName = "rocket")
    EntityManager entities;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    RefusedKeys refused;

    @Inject
    Clock clock;

    /**
     * Makes a key. Its secret can be read from the result and never again.
     *
     * @throws RocketException {@link ProblemType#INVALID_PARAMETER} for a name that is not allowed,
     *     {@link ProblemType#CONFLICT} for one that is taken
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public IssuedApiKey issue(String name, Role role) {
        return issue(name, role, Set.of(), null);
    }

    /**
     * Makes a key that reaches some parts of the interface only, for a while.
     *
     * @param scopes first parts of the addresses below /api/v1 that it may call, such as {@code deliveries}; none: all
     *     that its role may
     * @param expiresAt null: never
     * @throws RocketException as {@link #issue(String, Role)}, and for scopes or an expiry that are not allowed
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public IssuedApiKey issue(String name, Role role, Set<String> scopes, @Nullable Instant expiresAt) {
        if (!name.matches(NAME)) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "The name of an API key is made of a-z, 0-9, dots, dashes and underscores, at most 63 of them.");
        }
        if (!scopes.stream().allMatch(scope -> scope.matches(SCOPE))) {
            throw refusal("scopes", "A scope is the first part of addresses below /api/v1, such as deliveries.");
        }
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw refusal("expiresAt", "expiresAt lies in the future.");
        }
        KeyRing keys = new KeyRing(entities, audit, clock);
        if (keys.has(name)) {
            throw new RocketException(
                    ProblemType.CONFLICT, "There is an API key named " + name + " already: choose another name.");
        }
        return new IssuedApiKey(
                name,
                role,
                keys.add(
                        name,
                        role,
                        scopes,
                        expiresAt,
                        session.getCallerPrincipal().getName()));
    }

    /** All keys, by name, those that are no longer valid too. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
    public List<ApiKeyRow> list() {
        return new KeyRing(entities, audit, clock).list();
    }

    /**
     * Ends a key for good.
     *
     * @throws RocketException {@code not_found} when there is none, or it was revoked before
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public ApiKeyRow revoke(String name, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw refusal("reason", "Say why, in at most " + LONGEST_REASON + " characters.");
        }
        return new KeyRing(entities, audit, clock)
                .revoke(name, reason, session.getCallerPrincipal().getName())
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no API key named " + name + " that could be revoked."));
    }

    private static RocketException refusal(String field, String detail) {
        return new RocketException(ProblemType.INVALID_PARAMETER, detail, Map.of("field", field));
    }

    /** Whom a presented key stands for; empty when it is unknown, has expired or was revoked. */
    @NotAudited("it notes when the key was last used; what is done with the key is on record")
    @PermitAll
    public Optional<ApiKeyHolder> find(String presented) {
        return new KeyRing(entities, audit, clock).use(presented);
    }

    /** Puts on record that somebody presented a key that is none; once a minute for each site. */
    @PermitAll
    public void noteRefused(Origin origin) {
        if (refused.toBeNoted(origin.site(), clock.instant())) {
            audit.recordRefusal("unknown", AuditEntry.of("api_key.use", "api_key", "unknown"));
        }
    }
}
