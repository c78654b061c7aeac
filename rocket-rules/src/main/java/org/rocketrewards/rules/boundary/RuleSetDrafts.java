package org.rocketrewards.rules.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.database.Settings;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.Revision;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleSetDiff;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.control.DraftStore;
import org.rocketrewards.rules.control.Publication;
import org.rocketrewards.rules.control.RuleDocuments;
import org.rocketrewards.rules.control.RuleSetStore;

/**
 * The one draft of the next rule set. Every change names the revision that it was made for, so that two administrators
 * never overwrite each other; every change is on record; rules that cannot be used change nothing.
 */
@Stateless
@RefusalsOnRecord("rule_set_draft")
public class RuleSetDrafts {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.rules");
    private static final String OBJECT = "rule_set_draft";
    private static final String ID = "draft";

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
    RuleSetVersions versions;

    @Inject
    Clock clock;

    /**
     * The draft.
     *
     * @throws RocketException {@code not_found} when there is none
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public RuleSetDraft get() {
        return store().find()
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no draft; POST /api/v1/rule-sets/draft makes one."));
    }

    /**
     * Makes a draft out of a published version.
     *
     * @param from number of the version; null: the newest
     * @throws RocketException {@code conflict} when there is a draft
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetDraft create(@Nullable Integer from) {
        int version = from == null ? newest() : from;
        return create(versions.rules(String.valueOf(version)).document(), version);
    }

    /** Makes a draft of these rules, as {@link #create(Integer)} does. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetDraft createFrom(RuleDocument rules) {
        return create(rules, newest());
    }

    private RuleSetDraft create(RuleDocument rules, int basedOn) {
        RuleSetDraft made = store().create(rules, basedOn, caller(), clock.instant())
                .orElseThrow(() -> new RocketException(
                        ProblemType.CONFLICT, "There is a draft already: change it, publish it or give it up."));
        RuleSetDiff diff = difference(versions.rules(String.valueOf(basedOn)).document(), rules);
        audit.record(AuditEntry.of("rule_set_draft.create", OBJECT, ID)
                .withBefore(diff.before())
                .withAfter(Json.createObjectBuilder(diff.after())
                        .add("basedOn", basedOn)
                        .build()));
        return made;
    }

    /** Puts other rules in the place of all of the draft's. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetDraft replace(long revision, JsonObject document) {
        return replace(revision, RuleDocuments.read(document));
    }

    /** Puts other rules in the place of all of the draft's. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetDraft replace(long revision, RuleDocument rules) {
        return change("replace", revision, rules, newest());
    }

    /** Puts a rule in the place of the one of its key, or at the end. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetDraft putRule(long revision, String key, JsonObject rule) {
        RuleSetDraft draft = current(revision);
        List<JsonObject> rules = rules(draft);
        int index = index(rules, key);
        JsonObject whole = Json.createObjectBuilder(rule).add("key", key).build();
        if (rule.containsKey("key") && !rule.get("key").equals(whole.get("key"))) {
            throw new RocketException(
                    ProblemType.INVALID_FIELD,
                    "key is the one in the address; to rename a rule, retire it and add another.",
                    Map.of("field", "key"));
        }
        if (index < 0) {
            rules.add(whole);
        } else {
            rules.set(index, whole);
        }
        return change("put_rule", revision, RuleDocuments.read(RuleDocuments.document(draft, rules)), null);
    }

    /**
     * Changes members of a rule.
     *
     * @param patch a JSON merge patch (RFC 7396)
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetDraft patchRule(long revision, String key, JsonObject patch) {
        List<JsonObject> rules = rules(current(revision));
        int index = requireIndex(rules, key);
        JsonObject patched;
        try {
            patched = Json.createMergePatch(patch).apply(rules.get(index)).asJsonObject();
        } catch (JsonException | ClassCastException e) {
            throw new RocketException(ProblemType.MALFORMED_BODY, "The body is not a merge patch of a rule.");
        }
        return putRule(revision, key, patched);
    }

    /** Takes a rule out of the draft. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetDraft removeRule(long revision, String key) {
        RuleSetDraft draft = current(revision);
        List<JsonObject> rules = rules(draft);
        rules.remove(requireIndex(rules, key));
        return change("remove_rule", revision, RuleDocuments.read(RuleDocuments.document(draft, rules)), null);
    }

    /** Gives the draft up. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void delete(long revision) {
        get();
        RuleSetDraft gone = store().remove(revision).orElseThrow(Revision::changed);
        audit.record(AuditEntry.of("rule_set_draft.delete", OBJECT, ID)
                .withBefore(Json.createObjectBuilder()
                        .add("basedOn", gone.basedOn())
                        .add("rules", gone.rules())
                        .build()));
    }

    /** What is in the way of publishing these rules; empty when nothing is. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public List<RuleFault> check(RuleDocument rules) {
        return proposals.faults(rules.rules());
    }

    /**
     * Publishes the draft; there is none afterwards.
     *
     * @param note why
     * @param effectiveFrom from when it holds; null: from now on
     * @param after the newest version that the caller knows of; null: the one that the draft is based on
     * @throws RocketException {@code conflict} when another version was published meanwhile
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RuleSetVersion publish(
            long revision, String note, @Nullable Instant effectiveFrom, @Nullable Integer after) {
        int version;
        try (Connection connection = database.getConnection()) {
            RuleSetStore published = new RuleSetStore(connection);
            published.lock();
            get();
            RuleSetDraft draft = store().remove(revision).orElseThrow(Revision::changed);
            int newest = published.newest();
            if (newest != (after == null ? draft.basedOn() : after)) {
                throw new RocketException(
                        ProblemType.CONFLICT,
                        "Version " + newest + " was published since. Compare it with the draft, and publish with"
                                + " \"after\": " + newest + " if the draft is to take its place.");
            }
            RuleDocument rules = RuleDocuments.read(RuleDocuments.document(draft));
            proposals.require(rules.rules());
            version = new Publication(published, audit, clock.instant())
                    .publish(rules, note, caller(), effectiveFrom, null);
        } catch (SQLException e) {
            throw Problems.of(e);
        }
        settings.bump();
        LOG.log(System.Logger.Level.INFO, "rule_set.published version={0}", version);
        return versions.get(version);
    }

    private RuleSetDraft change(String verb, long revision, RuleDocument rules, @Nullable Integer basedOn) {
        RuleSetDraft before = current(revision);
        RuleSetDraft after = store().change(revision, rules, basedOn, caller(), clock.instant())
                .orElseThrow(Revision::changed);
        RuleSetDiff diff = RuleSetDiff.of(ID, RuleDocuments.parts(before), ID, RuleDocuments.parts(after));
        audit.record(AuditEntry.of("rule_set_draft." + verb, OBJECT, ID)
                .withBefore(diff.before())
                .withAfter(diff.after()));
        return after;
    }

    private static List<JsonObject> rules(RuleSetDraft draft) {
        return new ArrayList<>(draft.rules().getValuesAs(JsonObject.class));
    }

    private RuleSetDraft current(long revision) {
        RuleSetDraft draft = get();
        if (draft.revision() != revision) {
            throw Revision.changed();
        }
        return draft;
    }

    private static int requireIndex(List<JsonObject> rules, String key) {
        int index = index(rules, key);
        if (index < 0) {
            throw new RocketException(ProblemType.NOT_FOUND, "The draft has no rule of that key.");
        }
        return index;
    }

    private static int index(List<JsonObject> rules, String key) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).getString("key").equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static RuleSetDiff difference(RuleDocument before, RuleDocument after) {
        return RuleSetDiff.of(ID, RuleDocuments.parts(before), ID, RuleDocuments.parts(after));
    }

    private int newest() {
        try (Connection connection = database.getConnection()) {
            return new RuleSetStore(connection).newest();
        } catch (SQLException e) {
            throw Problems.of(e);
        }
    }

    private DraftStore store() {
        return new DraftStore(database);
    }

    private String caller() {
        return session.getCallerPrincipal().getName();
    }
}
