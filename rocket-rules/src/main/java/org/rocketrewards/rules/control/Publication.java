package org.rocketrewards.rules.control;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetDiff;

/** Publishes a version, with its audit record, in the caller's transaction; the caller holds the store's lock. */
public final class Publication {
    private static final long LONGEST_AHEAD_DAYS = 366;

    private final RuleSetStore store;
    private final AuditTrail audit;
    private final Instant now;

    /** A publication at this moment. */
    public Publication(RuleSetStore store, AuditTrail audit, Instant now) {
        this.store = store;
        this.audit = audit;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Publishes rules.
     *
     * @param from when they begin to hold; null: now
     * @param restores the older version that they are the rules of; null: they come from a draft
     * @return number of the version
     */
    public int publish(RuleDocument rules, String note, String by, @Nullable Instant from, @Nullable Integer restores)
            throws SQLException {
        Instant effective = effectiveFrom(from);
        int newest = store.newest();
        int version = newest + 1;
        List<RuleSetStore.Effective> inForce = store.inForceFrom(effective);
        RuleSet before =
                inForce.isEmpty() ? new RuleSet(0, List.of()) : inForce.get(0).ruleSet();
        store.publish(version, rules, note, by, now, effective, restores);
        RuleSetDiff diff = RuleSetDiff.of(
                String.valueOf(before.version()),
                RuleDocuments.parts(before.document()),
                String.valueOf(version),
                RuleDocuments.parts(rules));
        JsonObjectBuilder after = Json.createObjectBuilder()
                .add("effectiveFrom", effective.toString())
                .add("comparedWith", before.version())
                .add("rules", diff.after());
        if (restores != null) {
            after.add("restores", restores);
        }
        audit.record(AuditEntry.of(restores == null ? "rule_set.publish" : "rule_set.roll_back", "rule_set", version)
                .because(note)
                .withBefore(
                        Json.createObjectBuilder().add("rules", diff.before()).build())
                .withAfter(after.build()));
        return version;
    }

    private Instant effectiveFrom(@Nullable Instant wanted) {
        if (wanted == null) {
            return now;
        }
        if (wanted.isBefore(now) || wanted.isAfter(now.plus(LONGEST_AHEAD_DAYS, ChronoUnit.DAYS))) {
            throw new RocketException(
                    ProblemType.INVALID_FIELD,
                    "effectiveFrom lies between now and a year ahead; leave it out for now.",
                    Map.of("field", "effectiveFrom"));
        }
        return wanted;
    }
}
