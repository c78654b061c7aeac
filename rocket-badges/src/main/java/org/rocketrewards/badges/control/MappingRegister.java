package org.rocketrewards.badges.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.badges.BadgeMappingDraft;
import org.rocketrewards.badges.BadgeMappingRow;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Badge mappings in the caller's transaction; every change goes on record. */
public final class MappingRegister {
    private static final String OBJECT = "badge_mapping";
    /** Every badge event is looked at by all of them. */
    private static final int MOST_ENABLED = 500;

    private final MappingStore store;
    private final SourceNames sources;
    private final AuditTrail audit;
    private final Clock clock;

    /** The mappings in {@code database}. */
    public MappingRegister(DataSource database, AuditTrail audit, Clock clock) {
        this.store = new MappingStore(database);
        this.sources = new SourceNames(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** All mappings in the order in which they were made. */
    public List<BadgeMappingRow> all() {
        return store.all();
    }

    /** Adds a mapping, and the Rocket badge that it issues unless there is one of that key. */
    public BadgeMappingRow add(@Nullable String source, BadgeMappingDraft draft, String by) {
        Integer sourceId = source == null ? null : sourceId(source);
        if (store.all().stream().filter(BadgeMappingRow::enabled).count() >= MOST_ENABLED) {
            throw new RocketException(
                    ProblemType.CONFLICT, MOST_ENABLED + " badge mappings are enabled: disable those not needed.");
        }
        String badge = draft.rocketBadge();
        if (badge != null && store.addBadge(badge, by, clock.instant())) {
            audit.record(AuditEntry.of("rocket_badge.create", "rocket_badge", badge)
                    .withAfter(Json.createObjectBuilder().add("name", badge).build()));
        }
        int id = store.add(sourceId, draft, by, clock.instant())
                .orElseThrow(() -> new RocketException(
                        ProblemType.CONFLICT,
                        "The badge " + draft.badgeId() + " is mapped already: disable that mapping first."));
        BadgeMappingRow added = require(id);
        audit.record(AuditEntry.of("badge_mapping.add", OBJECT, id).withAfter(fields(added)));
        return added;
    }

    /** Disables a mapping; nothing happens to one that is disabled. */
    public BadgeMappingRow disable(int id) {
        BadgeMappingRow before = require(id);
        if (!store.disable(id)) {
            return before;
        }
        BadgeMappingRow after = require(id);
        audit.record(AuditEntry.of("badge_mapping.disable", OBJECT, id)
                .withBefore(fields(before))
                .withAfter(fields(after)));
        return after;
    }

    private BadgeMappingRow require(int id) {
        return store.find(id)
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is no badge mapping " + id + "."));
    }

    private int sourceId(String name) {
        return sources.idOf(name)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no source of that name; GET /api/v1/sources lists them."));
    }

    private static JsonObject fields(BadgeMappingRow mapping) {
        return Json.createObjectBuilder()
                .add("source", text(mapping.source()))
                .add("badgeId", mapping.badgeId())
                .add("awardPoints", mapping.awardPoints())
                .add("rocketBadge", text(mapping.rocketBadge()))
                .add("enabled", mapping.enabled())
                .build();
    }

    private static JsonValue text(@Nullable String value) {
        return value == null ? JsonValue.NULL : Json.createValue(value);
    }
}
