package org.rocketrewards.badges.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.badges.BadgeMappingDraft;
import org.rocketrewards.badges.BadgeMappingRow;
import org.rocketrewards.badges.MappedBadge;
import org.rocketrewards.badges.control.MappingRegister;
import org.rocketrewards.badges.control.MappingStore;
import org.rocketrewards.database.Settings;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/**
 * What Moodle badges bring instead of the points of the default rule. Every change is on record and in force on this
 * node when the call returns, on others within a second.
 */
@Stateless
@RefusalsOnRecord("badge_mapping")
public class BadgeMappings {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.badges");

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** All mappings in the order in which they were made, disabled ones too. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public List<BadgeMappingRow> list() {
        return register().all();
    }

    /**
     * Adds a mapping. The Rocket badge that it names is made, with its key as name, unless there is one.
     *
     * @param source name of the only Moodle site that it is for; null: all
     * @throws RocketException {@link ProblemType#CONFLICT} when an enabled one is there for the same badge and source,
     *     {@link ProblemType#NOT_FOUND} when there is no such source
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public BadgeMappingRow add(@Nullable String source, BadgeMappingDraft draft) {
        BadgeMappingRow added =
                register().add(source, draft, session.getCallerPrincipal().getName());
        settings.bump();
        LOG.log(System.Logger.Level.INFO, "badge_mapping.added mapping={0}", added.id());
        return added;
    }

    /**
     * Disables a mapping: its badge brings what the default rule gives from here on. What it awarded stays, and is still
     * taken back when Moodle revokes the badge.
     *
     * @throws RocketException {@link ProblemType#NOT_FOUND}
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public BadgeMappingRow disable(int id) {
        BadgeMappingRow disabled = register().disable(id);
        settings.bump();
        LOG.log(System.Logger.Level.INFO, "badge_mapping.disabled mapping={0}", id);
        return disabled;
    }

    /** All mappings, disabled ones too, for those who award by them. */
    @PermitAll
    public List<MappedBadge> mapped() {
        return new MappingStore(database).mapped();
    }

    private MappingRegister register() {
        return new MappingRegister(database, audit, clock);
    }
}
