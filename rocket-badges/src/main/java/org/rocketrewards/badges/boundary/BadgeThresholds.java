package org.rocketrewards.badges.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.badges.BadgeThresholdRow;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.badges.control.BadgeStore;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Settings;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/**
 * Numbers of points that bring a Rocket badge. A learner gets it with the first event that leaves him or her with so many
 * points; those who have them already get it with their next event.
 */
@Stateless
@RefusalsOnRecord("badge_threshold")
public class BadgeThresholds {
    private static final String OBJECT = "badge_threshold";
    private static final String ENABLED = "SELECT t.id, t.source_id, b.key, t.points, t.revocable::integer AS revocable"
            + " FROM badge_threshold t JOIN rocket_badge b ON b.id = t.rocket_badge_id WHERE t.enabled ORDER BY t.id";

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

    /** All thresholds in the order in which they were made, disabled ones too. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public List<BadgeThresholdRow> list() {
        return store().thresholds();
    }

    /** The enabled ones, for those who issue. */
    @PermitAll
    public List<Threshold> enabled() {
        return new Query(database)
                .list(
                        ENABLED,
                        List.of(),
                        row -> new Threshold(
                                row.integer("id"),
                                row.integerOrNull("source_id"),
                                row.text("key"),
                                row.number("points"),
                                row.integer("revocable") == 1));
    }

    /**
     * Adds a threshold.
     *
     * @param source the only source that it is for; null: all
     * @throws RocketException {@code not_found} without such a source or badge, {@code conflict} when the badge has one
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public BadgeThresholdRow add(@Nullable String source, String badge, long points, boolean revocable) {
        Integer sourceId = source == null
                ? null
                : new SourceNames(database).idOf(source).orElseThrow(() -> missing("source", "source"));
        if (store().find(badge).isEmpty()) {
            throw missing("badge", "Rocket badge");
        }
        int id = store().addThreshold(
                        sourceId,
                        badge,
                        points,
                        revocable,
                        clock.instant(),
                        session.getCallerPrincipal().getName())
                .orElseThrow(() -> new RocketException(
                        ProblemType.CONFLICT, "That badge has a threshold already: disable it first."));
        audit.record(AuditEntry.of("badge_threshold.add", OBJECT, id)
                .withAfter(Json.createObjectBuilder()
                        .add("source", source == null ? JsonValue.NULL : Json.createValue(source))
                        .add("badge", badge)
                        .add("points", points)
                        .add("revocable", revocable)
                        .build()));
        settings.bump();
        return require(id);
    }

    /** Disables a threshold; whoever reached it keeps the badge. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public BadgeThresholdRow disable(int id) {
        require(id);
        if (store().disableThreshold(id)) {
            audit.record(AuditEntry.of("badge_threshold.disable", OBJECT, id)
                    .withBefore(Json.createObjectBuilder().add("enabled", true).build())
                    .withAfter(Json.createObjectBuilder().add("enabled", false).build()));
            settings.bump();
        }
        return require(id);
    }

    private BadgeThresholdRow require(int id) {
        return store().thresholds().stream()
                .filter(threshold -> threshold.id() == id)
                .findFirst()
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is no threshold " + id + "."));
    }

    private static RocketException missing(String field, String what) {
        return new RocketException(ProblemType.INVALID_FIELD, "There is no such " + what + ".", Map.of("field", field));
    }

    private BadgeStore store() {
        return new BadgeStore(database);
    }
}
