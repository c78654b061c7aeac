package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.database.Settings;
import org.rocketrewards.ingest.Allowlist;
import org.rocketrewards.ingest.AllowlistPreview;
import org.rocketrewards.ingest.IssuedToken;
import org.rocketrewards.ingest.SourceChange;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.TokenTraffic;
import org.rocketrewards.ingest.TokenUse;
import org.rocketrewards.ingest.control.AllowlistRegister;
import org.rocketrewards.ingest.control.SourceRegister;
import org.rocketrewards.ingest.control.TokenFields;
import org.rocketrewards.ingest.control.TokenUseReader;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.model.ingest.Source;

/**
 * The registered Moodle sites, their tokens and allowlists. Every change is on record and in force on this node when the call
 * returns, on others within a second. A name that no source has is {@link ProblemType#NOT_FOUND}.
 */
@Stateless
@RefusalsOnRecord("source")
public class Sources {
    /** How long old tokens stay valid after a rotation, unless somebody says otherwise. */
    public static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);

    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    private static final String UNIQUE_VIOLATION = "23505";

    @PersistenceContext(unitName = "rocket")
    EntityManager entities;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource connections;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** All sources by name. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public List<SourceRow> list() {
        return register().all().stream().map(SourceRegister::row).toList();
    }

    /** The source of a name. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public SourceRow get(String name) {
        return SourceRegister.row(register().require(name));
    }

    /**
     * Registers a Moodle site with the defaults of a fresh one. It has no token yet: {@link #rotate} makes the first.
     *
     * @throws RocketException {@link ProblemType#CONFLICT} for a name that is taken, {@link
     *     ProblemType#INVALID_PARAMETER} for one that is not allowed
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public SourceRow register(String name, String title) {
        return changed(name, () -> SourceRegister.row(register().register(name, title)));
    }

    /**
     * Changes a source.
     *
     * @throws RocketException {@link ProblemType#CONFLICT} when somebody else changed it since it was read
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public SourceRow configure(String name, SourceChange change) {
        return changed(name, () -> register().configure(name, change));
    }

    /** All tokens of a source, the newest first, ended ones too. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public List<TokenRow> tokens(String name) {
        SourceRegister register = register();
        Source source = register.require(name);
        Instant now = clock.instant();
        Map<Integer, List<TokenUse>> uses = new TokenUseReader(connections).ofSource(source.id());
        return register.tokens(source).stream()
                .map(token -> TokenFields.row(token, uses.getOrDefault(token.id(), List.of()), now))
                .toList();
    }

    /**
     * Makes a new token and lets all valid old ones run out.
     *
     * @param overlap how long the old ones stay valid: 0 to 7 days
     * @return the token with its secret, which cannot be read again
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public IssuedToken rotate(String name, Duration overlap) {
        return changed(name, () -> {
            SourceRegister register = register();
            IssuedToken issued = register.rotate(register.require(name), overlap, caller());
            LOG.log(
                    System.Logger.Level.INFO,
                    "token.rotated source={0} token={1} overlap={2}",
                    name,
                    issued.token().id(),
                    overlap);
            return issued;
        });
    }

    /** What was sent with a token within the last 24 hours. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public TokenTraffic tokenTraffic(String name, int tokenId) {
        return new TokenUseReader(connections).traffic(register().require(name).id(), tokenId, clock.instant());
    }

    /** Ends a token now. Deliveries with it are refused from here on. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public TokenRow revoke(String name, int tokenId) {
        changed(name, () -> {
            SourceRegister register = register();
            return register.revoke(register.require(name), tokenId);
        });
        LOG.log(System.Logger.Level.INFO, "token.revoked source={0} token={1}", name, tokenId);
        return tokens(name).stream()
                .filter(token -> token.id() == tokenId)
                .findFirst()
                .orElseThrow();
    }

    /** From where a source may deliver. An empty list lets in every address. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public Allowlist allowlist(String name) {
        return allowlists().of(register().require(name));
    }

    /**
     * Adds a network to a source's allowlist. The first one closes the source to all other addresses.
     *
     * @param network in CIDR notation, or a single address
     * @param lockOut even if every sender of the last seven days is refused then
     * @throws RocketException {@link ProblemType#INVALID_FIELD} when it is no network, {@link
     *     ProblemType#CONFLICT} when it is on the list already, or when it locks all out and {@code lockOut} is false
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public Allowlist allow(String name, String network, String comment, boolean lockOut) {
        Allowlist after =
                changed(name, () -> allowlists().add(register().require(name), network, comment, caller(), lockOut));
        LOG.log(
                System.Logger.Level.INFO,
                "allowlist.added source={0} networks={1}",
                name,
                after.networks().size());
        return after;
    }

    /**
     * Takes a network off a source's allowlist. Without its last network the source takes deliveries from every
     * address: the result says so, and {@link #previewAllowlist} tells before.
     *
     * @param lockOut even if every sender of the last seven days is refused then
     * @throws RocketException {@link ProblemType#NOT_FOUND} when it is not on the list, {@link ProblemType#CONFLICT}
     *     when it locks all out and {@code lockOut} is false
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public Allowlist disallow(String name, int networkId, boolean lockOut) {
        Allowlist after = changed(name, () -> allowlists().remove(register().require(name), networkId, lockOut));
        LOG.log(
                System.Logger.Level.INFO,
                "allowlist.removed source={0} networks={1} openToAll={2}",
                name,
                after.networks().size(),
                after.openToAll());
        return after;
    }

    /** What the list {@code networks} would have done to the source's deliveries of the last seven days. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public AllowlistPreview previewAllowlist(String name, Collection<String> networks) {
        return allowlists().preview(register().require(name), networks);
    }

    /**
     * Whether a source's allowlist lets in a sender at this address.
     *
     * @throws RocketException {@link ProblemType#INVALID_PARAMETER} when it is no address
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public boolean admits(String name, String address) {
        return allowlists().admits(register().require(name), address);
    }

    private <T> T changed(String name, Supplier<T> change) {
        try {
            T result = change.get();
            entities.flush();
            settings.bump();
            return result;
        } catch (PersistenceException e) {
            if (e instanceof OptimisticLockException || uniqueViolated(e)) {
                throw SourceRegister.changedMeanwhile(name);
            }
            throw e;
        }
    }

    /** Two people registered the same name at the same moment. */
    private static boolean uniqueViolated(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private SourceRegister register() {
        return new SourceRegister(entities, audit, clock);
    }

    private AllowlistRegister allowlists() {
        return new AllowlistRegister(connections, audit, clock);
    }

    private String caller() {
        return session.getCallerPrincipal().getName();
    }
}
