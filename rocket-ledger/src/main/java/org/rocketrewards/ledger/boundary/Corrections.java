package org.rocketrewards.ledger.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.ledger.BalanceCorrected;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.EntryReversed;
import org.rocketrewards.ledger.control.CorrectionBooker;
import org.rocketrewards.ledger.control.CorrectionStore;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/**
 * What people book: adjustments, opening balances, reversals. Always with a reason, on record in the same transaction,
 * and with four eyes (setting) only once a second person agrees. Corrections are entries; nothing is changed or deleted.
 */
@Stateless
@RefusalsOnRecord("correction")
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
public class Corrections {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ledger");
    private static final String LIST = "corrections";
    private static final String OBJECT = "correction";
    private static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    Event<EntryReversed> news;

    @Inject
    Event<BalanceCorrected> balances;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "rocket.corrections.four.eyes", defaultValue = "false")
    boolean fourEyes;

    /**
     * What became of a request.
     *
     * @param repeated whether it had been asked for under the same idempotency key before
     */
    public record Requested(CorrectionRow correction, boolean repeated) {}

    /**
     * Books a correction, or with four eyes notes it for somebody else to approve.
     *
     * @param idempotencyKey the same one twice, by the same caller, is one request; null: every call is another
     * @throws RocketException {@code not_found} when there is no such source, learner, entry or event; {@code conflict} when
     *     it was taken back already, would leave less than nothing, or the key stands for another request
     */
    public Requested request(CorrectionDraft draft, @Nullable String idempotencyKey) {
        Instant now = clock.instant();
        requireTime(draft, now);
        CorrectionStore store = new CorrectionStore(database);
        Long learnerKey = learnerKey(draft);
        Optional<Long> id = store.insert(draft, learnerKey, idempotencyKey, caller(), now);
        if (id.isEmpty()) {
            CorrectionRow before = store.findByKey(caller(), Objects.requireNonNull(idempotencyKey))
                    .orElseThrow();
            if (!draft.asksForTheSameAs(before)) {
                throw new RocketException(
                        ProblemType.CONFLICT,
                        "The idempotency key stands for correction " + before.id() + ", which is another one.",
                        Map.of("correction", before.id()));
            }
            return new Requested(before, true);
        }
        if (fourEyes) {
            new CorrectionBooker(database, now).check(draft, learnerKey);
            audit.record(AuditEntry.of("correction.request", OBJECT, id.get())
                    .because(draft.reason())
                    .withAfter(fields(require(id.get()))));
            LOG.log(System.Logger.Level.INFO, "correction.requested correction={0,number,#}", id.get());
        } else {
            book(id.get(), draft, learnerKey, null, now);
        }
        return new Requested(require(id.get()), false);
    }

    /**
     * Agrees to what somebody else asked for, and books it.
     *
     * @throws RocketException {@code forbidden} for one's own, {@code conflict} when it is decided already
     */
    public CorrectionRow approve(long id, @Nullable String note) {
        CorrectionRow waiting = requireWaiting(id);
        if (waiting.requestedBy().equals(caller())) {
            throw new RocketException(
                    ProblemType.FORBIDDEN, "A correction is approved by somebody else than who asked for it.");
        }
        CorrectionDraft draft = CorrectionDraft.of(waiting);
        book(id, draft, learnerKey(draft), note, clock.instant());
        return require(id);
    }

    /**
     * Refuses what somebody asked for, or withdraws one's own; nothing is booked.
     *
     * @throws RocketException {@code conflict} when it is decided already
     */
    public CorrectionRow refuse(long id, @Nullable String note) {
        CorrectionRow waiting = requireWaiting(id);
        new CorrectionStore(database).decide(id, CorrectionState.REFUSED, null, caller(), note, clock.instant());
        CorrectionRow refused = require(id);
        audit.record(AuditEntry.of("correction.refuse", OBJECT, id)
                .because(note)
                .withBefore(fields(waiting))
                .withAfter(fields(refused)));
        LOG.log(System.Logger.Level.INFO, "correction.refused correction={0,number,#}", id);
        return refused;
    }

    /** A correction with what it booked; empty when there is none. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("correction")
    public Optional<CorrectionRow> find(long id) {
        return new CorrectionStore(database).find(id);
    }

    /**
     * Corrections, newest first, without their entries.
     *
     * @param state null: any
     * @param source name of a source; null: any
     * @param learner of that source; null: any
     * @param cursor of the page before; null: from the newest
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("correction")
    public Page<CorrectionRow> list(
            @Nullable CorrectionState state,
            @Nullable String source,
            @Nullable Long learner,
            @Nullable String cursor,
            int limit) {
        long before = Cursor.before(LIST, cursor);
        int rows = Page.requireLimit(limit) + 1;
        if (source == null && learner != null) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER, "learner needs the source, too.", Map.of("field", "source"));
        }
        Integer sourceId = source == null ? null : sourceId(source);
        Long learnerKey = sourceId == null || learner == null ? null : UserKey.of(sourceId, learner);
        return Page.of(
                new CorrectionStore(database).list(state, source, learnerKey, before, rows),
                limit,
                LIST,
                CorrectionRow::id);
    }

    private void book(long id, CorrectionDraft draft, @Nullable Long learnerKey, @Nullable String note, Instant now) {
        CorrectionRow asked = require(id);
        List<CorrectionBooker.Booked> booked = new CorrectionBooker(database, now).book(id, draft, learnerKey);
        long points = booked.stream().mapToLong(CorrectionBooker.Booked::points).reduce(0, Math::addExact);
        new CorrectionStore(database).decide(id, CorrectionState.BOOKED, points, caller(), note, now);
        for (CorrectionBooker.Booked entry : booked) {
            if (entry.reverses() != 0) {
                news.fire(new EntryReversed(entry.learnerKey(), entry.reverses(), draft.keepsAward(), now));
            }
        }
        booked.stream()
                .map(CorrectionBooker.Booked::learnerKey)
                .distinct()
                .forEach(learner -> balances.fire(new BalanceCorrected(learner, now)));
        AuditEntry record = AuditEntry.of("correction.book", OBJECT, id)
                .because(note == null ? draft.reason() : note)
                .withAfter(fields(require(id)));
        audit.record(asked.requestedBy().equals(caller()) ? record : record.withBefore(fields(asked)));
        LOG.log(System.Logger.Level.INFO, "correction.booked correction={0,number,#} points={1,number,#}", id, points);
    }

    private static void requireTime(CorrectionDraft draft, Instant now) {
        Instant at = draft.occurredAt();
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(now))) {
            throw new RocketException(
                    ProblemType.INVALID_FIELD, "occurredAt lies between 2001 and now.", Map.of("field", "occurredAt"));
        }
    }

    private @Nullable Long learnerKey(CorrectionDraft draft) {
        return draft.source() == null || draft.learner() == null
                ? null
                : UserKey.of(sourceId(draft.source()), draft.learner());
    }

    private int sourceId(String name) {
        return new SourceNames(database)
                .idOf(name)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no source of that name; GET /api/v1/sources lists them."));
    }

    private CorrectionRow require(long id) {
        return find(id).orElseThrow(
                        () -> new RocketException(ProblemType.NOT_FOUND, "There is no correction " + id + "."));
    }

    private CorrectionRow requireWaiting(long id) {
        new CorrectionStore(database).lock(id);
        CorrectionRow correction = require(id);
        if (!correction.state().equals(CorrectionState.WAITING.code())) {
            throw new RocketException(
                    ProblemType.CONFLICT, "Correction " + id + " is " + correction.state() + " already.");
        }
        return correction;
    }

    private String caller() {
        return session.getCallerPrincipal().getName();
    }

    private static JsonObject fields(CorrectionRow row) {
        JsonObjectBuilder fields = Json.createObjectBuilder()
                .add("kind", row.kind())
                .add("state", row.state())
                .add("requestedBy", row.requestedBy());
        add(fields, "source", row.source());
        add(fields, "reference", row.reference());
        add(fields, "learner", row.learner());
        add(fields, "entry", row.entry());
        add(fields, "event", row.event());
        add(fields, "points", row.points());
        if (row.keepsAward()) {
            fields.add("keepsAward", true);
        }
        return fields.build();
    }

    private static void add(JsonObjectBuilder fields, String name, @Nullable Object value) {
        if (value instanceof Long number) {
            fields.add(name, number);
        } else if (value != null) {
            fields.add(name, value.toString());
        }
    }
}
