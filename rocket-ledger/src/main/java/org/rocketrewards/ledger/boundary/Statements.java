package org.rocketrewards.ledger.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.BalanceView;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.ledger.Statement;
import org.rocketrewards.ledger.StatementFormat;
import org.rocketrewards.ledger.control.AccountReader;
import org.rocketrewards.ledger.control.StatementCsv;
import org.rocketrewards.ledger.control.StatementPdf;
import org.rocketrewards.ledger.control.StatementReader;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/** What learners have and how they came by it. Read-only. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Statements {
    private static final String LIST = "entries";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** For the container. */
    public Statements() {}

    /** Outside a container. */
    public Statements(DataSource database) {
        this.database = database;
    }

    /** The account of a learner; empty when Rocket never saw one. */
    @SensitiveRead("learner")
    public Optional<AccountView> account(int sourceId, long moodleUserId) {
        return possible(sourceId, moodleUserId)
                ? new AccountReader(database).account(sourceId, moodleUserId)
                : Optional.empty();
    }

    /**
     * A learner's entries, newest first; none for a learner whom Rocket never saw.
     *
     * @param from only what happened at or after it; null: no bound
     * @param to only what happened before it; null: no bound
     * @param cursor of the page before; null: from the newest
     * @param limit 1 to 200
     * @throws RocketException {@code invalid_parameter} for a cursor that this list did not give out, or a limit out of
     *     range
     */
    @SensitiveRead("statement")
    public Page<EntryRow> entries(
            int sourceId,
            long moodleUserId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String cursor,
            int limit) {
        long before = Cursor.before(LIST, cursor);
        int rows = Page.requireLimit(limit) + 1;
        if (!possible(sourceId, moodleUserId)) {
            return new Page<>(List.of(), null);
        }
        List<EntryRow> found =
                new AccountReader(database).entries(UserKey.of(sourceId, moodleUserId), from, to, before, rows);
        return Page.of(found, limit, LIST, EntryRow::entryNo);
    }

    /** What an event booked, for whichever learners, and what people took back of it, in the order of booking. */
    public List<EntryRow> entriesOfEvent(long eventId) {
        return new AccountReader(database).entriesOfEvent(eventId);
    }

    /**
     * What a learner had at a moment; empty when Rocket never saw one.
     *
     * @param by which of the two moments of an entry decides
     */
    @SensitiveRead("balance")
    public Optional<BalanceView> balanceAt(int sourceId, long moodleUserId, Instant at, EntryTime by) {
        return possible(sourceId, moodleUserId)
                ? new StatementReader(database).balanceAt(sourceId, moodleUserId, at, by)
                : Optional.empty();
    }

    /**
     * A learner's account over a period; empty when Rocket never saw one.
     *
     * @param from the period's start, included
     * @param to its end, excluded
     * @throws RocketException {@code invalid_parameter} for an empty period, or one with more entries than fit
     */
    @SensitiveRead("statement")
    public Optional<Statement> statement(int sourceId, long moodleUserId, Instant from, Instant to, EntryTime by) {
        if (!from.isBefore(to)) {
            throw new RocketException(ProblemType.INVALID_PARAMETER, "to is later than from.", Map.of("field", "to"));
        }
        return possible(sourceId, moodleUserId)
                ? new StatementReader(database).statement(sourceId, moodleUserId, from, to, by)
                : Optional.empty();
    }

    /** A statement as a file to be taken away, which is put on record. */
    public byte[] export(Statement statement, StatementFormat format) {
        audit.record(AuditEntry.of("statement.export", "learner", statement.source() + '/' + statement.learner())
                .withAfter(Json.createObjectBuilder()
                        .add("format", format.code())
                        .add("from", statement.from().toString())
                        .add("to", statement.to().toString())
                        .add("by", statement.by())
                        .build()));
        return switch (format) {
            case CSV -> StatementCsv.of(statement);
            case PDF -> StatementPdf.of(statement, clock.instant());
        };
    }

    private static boolean possible(int sourceId, long moodleUserId) {
        return sourceId > 0 && moodleUserId > -UserKey.ID_LIMIT && moodleUserId < UserKey.ID_LIMIT;
    }
}
