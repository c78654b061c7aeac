package org.rocketrewards.rules.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.database.Settings;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetDiff;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.control.DraftStore;
import org.rocketrewards.rules.control.Publication;
import org.rocketrewards.rules.control.RuleDocuments;
import org.rocketrewards.rules.control.RuleSetStore;
import org.rocketrewards.rules.control.VersionReader;

/**
 * The published versions of the rule set. They never change; going back to one publishes its rules again under a new
 * number.
 */
@Stateless
@RefusalsOnRecord("rule_set")
public class RuleSetVersions {
    /** Stands for the draft where a version is asked for. */
    public static final String DRAFT = "draft";

    private static final System.Logger LOG = System.getLogger("org.rocketrewards.rules");
    private static final String LIST = "rulesets";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Inject
    Proposals proposals;

    @Inject
    Clock clock;

    /** Versions, newest first. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public Page<RuleSetVersion> list(@Nullable String cursor, int limit) {
        long before = Math.min(Cursor.before(LIST, cursor), Integer.MAX_VALUE);
        int rows = Page.requireLimit(limit) + 1;
        return Page.of(
                new VersionReader(database).before(before, rows, clock.instant()),
                limit,
                LIST,
                RuleSetVersion::version);
    }

    /** One version. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public RuleSetVersion get(int version) {
        return new VersionReader(database)
                .find(version, clock.instant())
                .orElseThrow(() -> missing(String.valueOf(version)));
    }

    /**
     * The rules of a version, or of the draft.
     *
     * @param name a number, or {@value #DRAFT}
     * @throws RocketException {@code not_found}
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public RuleSet rules(String name) {
        if (DRAFT.equals(name)) {
            RuleDocument rules = new DraftStore(database)
                    .find()
                    .map(draft -> RuleDocuments.read(RuleDocuments.document(draft)))
                    .orElseThrow(() -> missing(name));
            return new RuleSet(0, rules);
        }
        try (Connection connection = database.getConnection()) {
            return new RuleSetStore(connection).find(number(name)).orElseThrow(() -> missing(name));
        } catch (SQLException e) {
            throw Problems.of(e);
        }
    }

    /** What is different between two versions, or a version and the draft. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public RuleSetDiff diff(String from, String to) {
        return RuleSetDiff.of(
                from,
                RuleDocuments.parts(rules(from).document()),
                to,
                RuleDocuments.parts(rules(to).document()));
    }

    /**
     * Publishes the rules of an older version again.
     *
     * @param effectiveFrom from when they hold; null: from now on
     * @return the new version
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetVersion rollBack(int version, String note, @Nullable Instant effectiveFrom) {
        RuleSet old = rules(String.valueOf(version));
        proposals.require(old.rules());
        int published;
        try (Connection connection = database.getConnection()) {
            RuleSetStore store = new RuleSetStore(connection);
            store.lock();
            published = new Publication(store, audit, clock.instant())
                    .publish(old.document(), note, session.getCallerPrincipal().getName(), effectiveFrom, version);
        } catch (SQLException e) {
            throw Problems.of(e);
        }
        settings.bump();
        LOG.log(System.Logger.Level.INFO, "rule_set.rolled_back version={0} restores={1}", published, version);
        return get(published);
    }

    private static int number(String name) {
        if (name.matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(name);
        }
        throw missing(name);
    }

    private static RocketException missing(String name) {
        return new RocketException(
                ProblemType.NOT_FOUND,
                DRAFT.equals(name)
                        ? "There is no draft; POST /api/v1/rule-sets/draft makes one."
                        : "There is no such version of the rule set; GET /api/v1/rule-sets lists them.");
    }
}
