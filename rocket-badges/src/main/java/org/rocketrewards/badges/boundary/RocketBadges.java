package org.rocketrewards.badges.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.badges.Picture;
import org.rocketrewards.badges.RocketBadgeRow;
import org.rocketrewards.badges.control.BadgeStore;
import org.rocketrewards.badges.control.PictureChecks;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Revision;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/**
 * The badges that Rocket issues. They are made and edited, never removed: learners hold them. Every change is on record and
 * names the version that it was made for.
 */
@Stateless
@RefusalsOnRecord("rocket_badge")
public class RocketBadges {
    private static final String OBJECT = "rocket_badge";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Keys of all of them, for those who check what a rule issues. */
    @PermitAll
    public Set<String> keys() {
        return store().all().stream().map(RocketBadgeRow::key).collect(Collectors.toUnmodifiableSet());
    }

    /** All badges by key. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public List<RocketBadgeRow> list() {
        return store().all();
    }

    /** The badge of a key. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public RocketBadgeRow get(String key) {
        return store().find(key)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND,
                        "There is no Rocket badge of that key; GET /api/v1/rocket-badges lists them."));
    }

    /**
     * Makes a badge.
     *
     * @throws RocketException {@code precondition_failed} when there is one of that key
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RocketBadgeRow create(String key, String name, String description, String criteria) {
        RocketBadgeRow made = store().create(key, name, description, criteria, clock.instant(), caller())
                .orElseThrow(() -> new RocketException(
                        ProblemType.PRECONDITION_FAILED,
                        "There is a badge of that key: change it with its ETag as If-Match, or choose another key."));
        audit.record(AuditEntry.of("rocket_badge.create", OBJECT, key).withAfter(fields(made)));
        return made;
    }

    /** Changes what a badge says. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RocketBadgeRow change(String key, long version, String name, String description, String criteria) {
        RocketBadgeRow before = get(key);
        RocketBadgeRow after = store().change(key, version, name, description, criteria, clock.instant(), caller())
                .orElseThrow(Revision::changed);
        audit.record(AuditEntry.of("rocket_badge.change", OBJECT, key)
                .withBefore(fields(before))
                .withAfter(fields(after)));
        return after;
    }

    /**
     * Gives a badge a picture.
     *
     * @throws RocketException {@code unsupported_media_type}, {@code invalid_field} when it may not be shown
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RocketBadgeRow setPicture(String key, long version, @Nullable String contentType, byte[] bytes) {
        RocketBadgeRow before = get(key);
        return picture(before, version, PictureChecks.check(contentType, bytes));
    }

    /** Takes the picture of a badge away. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RocketBadgeRow removePicture(String key, long version) {
        return picture(get(key), version, null);
    }

    private RocketBadgeRow picture(RocketBadgeRow before, long version, @Nullable Picture picture) {
        RocketBadgeRow after = store().setPicture(before.key(), version, picture, clock.instant(), caller())
                .orElseThrow(Revision::changed);
        audit.record(AuditEntry.of("rocket_badge.picture", OBJECT, before.key())
                .withBefore(fields(before))
                .withAfter(Json.createObjectBuilder(fields(after))
                        .add("bytes", picture == null ? 0 : picture.bytes().length)
                        .build()));
        return after;
    }

    /** The picture of a badge. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public Picture picture(String key) {
        get(key);
        return store().picture(key)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "That badge has no picture.", Map.of("field", "picture")));
    }

    private static JsonObject fields(RocketBadgeRow badge) {
        String type = badge.pictureType();
        return Json.createObjectBuilder()
                .add("name", badge.name())
                .add("description", badge.description())
                .add("criteria", badge.criteria())
                .add("pictureType", type == null ? JsonValue.NULL : Json.createValue(type))
                .build();
    }

    private BadgeStore store() {
        return new BadgeStore(database);
    }

    private String caller() {
        return session.getCallerPrincipal().getName();
    }
}
