package org.rocketrewards.ledger.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.ledger.control.AccountReader;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
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

    /** For the container. */
    public Statements() {}

    /** Outside a container. */
    public Statements(DataSource database) {
        this.database = database;
    }

    /** The account of a learner; empty when Rocket never saw one. */
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

    /** What an event booked, for whichever learners, in the order of booking. */
    public List<EntryRow> entriesOfEvent(long eventId) {
        return new AccountReader(database).entriesOfEvent(eventId);
    }

    private static boolean possible(int sourceId, long moodleUserId) {
        return sourceId > 0 && moodleUserId > -UserKey.ID_LIMIT && moodleUserId < UserKey.ID_LIMIT;
    }
}
