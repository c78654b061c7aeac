package org.rocketrewards.ledger.control;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.UserKey;

/** Reads accounts and their entries. */
public final class AccountReader {
    private static final String ACCOUNT = SqlFile.read(AccountReader.class, "findAccount");
    private static final String ENTRIES = SqlFile.read(AccountReader.class, "findEntries");
    private static final String ENTRIES_OF_EVENT = SqlFile.read(AccountReader.class, "findEntriesOfEvent");

    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final Query query;

    /** Reads from this database. */
    public AccountReader(DataSource database) {
        this.query = new Query(database);
    }

    /** The account of a learner; empty when Rocket never saw one. */
    public Optional<AccountView> account(int sourceId, long moodleUserId) {
        return query.first(
                ACCOUNT,
                List.of(sourceId, UserKey.of(sourceId, moodleUserId)),
                row -> new AccountView(
                        row.text("name"),
                        moodleUserId,
                        row.number("account_balance"),
                        row.number("entries"),
                        row.instant("opened_at"),
                        row.numberOrNull("entry_no") == null ? null : entry(row)));
    }

    /**
     * Entries of a learner, newest first.
     *
     * @param from earliest {@code occurredAt}, inclusive; null: no bound
     * @param to latest {@code occurredAt}, exclusive; null: no bound
     * @param before only entries with a lower number
     */
    public List<EntryRow> entries(
            long learnerKey, @Nullable Instant from, @Nullable Instant to, long before, int rows) {
        return query.list(
                ENTRIES,
                List.of(learnerKey, before, from == null ? BEGINNING : from, to == null ? END : to, rows),
                AccountReader::entry);
    }

    /** What an event booked, for whichever learners, and what people took back of it. */
    public List<EntryRow> entriesOfEvent(long eventId) {
        return query.list(ENTRIES_OF_EVENT, List.of(eventId, eventId), AccountReader::entry);
    }

    static EntryRow entry(Row row) throws SQLException {
        return new EntryRow(
                row.number("entry_no"),
                row.number("id"),
                UserKey.userOf(row.number("learner_key")),
                row.text("kind"),
                row.number("points"),
                row.number("balance"),
                row.instant("occurred_at"),
                row.instant("booked_at"),
                row.numberOrNull("event_id"),
                row.textOrNull("rule"),
                row.integerOrNull("rule_set_version"),
                row.numberOrNull("reverses_entry_no"));
    }
}
