package org.rocketrewards.ledger.boundary;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.RoundTrip;
import org.rocketrewards.ledger.EntryKind;
import org.rocketrewards.ledger.SystemAccount;

/**
 * The postings of one transaction: locks the accounts, books entries in memory, and writes entries and balances with
 * one statement each. An account's row is also the lock of everything that is kept about its learner. Not thread-safe.
 */
public final class PostingBatch {
    private static final String LOCK = "SELECT learner_key, balance, entries FROM account"
            + " WHERE learner_key = ANY (?::bigint[]) ORDER BY learner_key FOR NO KEY UPDATE";

    // whoever is opening the account is waited for; the rows are only those that nobody else has opened
    private static final String OPEN = "INSERT INTO account (learner_key, opened_at)"
            + " SELECT k, o FROM unnest(?::bigint[]) k, (VALUES (?::timestamptz)) v(o) ORDER BY k"
            + " ON CONFLICT (learner_key) DO NOTHING RETURNING learner_key, balance, entries";

    private final Connection connection;
    private final Instant bookedAt;
    private final Map<Long, Account> accounts = new HashMap<>();
    private final Map<Long, Account> changed = new LinkedHashMap<>();
    private final List<Posted> posted = new ArrayList<>();

    /**
     * Where an entry comes from.
     *
     * @param eventId null for what people book; so are rule and version
     */
    public record Cause(
            @Nullable Long eventId,
            Instant occurredAt,
            @Nullable Integer ruleId,
            @Nullable Integer ruleSetVersion) {
        /** An event and the rule that considered it. */
        public Cause(long eventId, Instant occurredAt, int ruleId, int ruleSetVersion) {
            this((Long) eventId, occurredAt, (Integer) ruleId, (Integer) ruleSetVersion);
        }

        /** Booked by a person. */
        public static Cause byHand(Instant occurredAt) {
            return new Cause(null, occurredAt, null, null);
        }
    }

    private record Posted(
            long learnerKey,
            long entryNo,
            EntryKind kind,
            long from,
            long to,
            long amount,
            long balance,
            Cause cause,
            @Nullable Long reverses) {}

    private static final class Account {
        private long balance;
        private long entries;

        Account(long balance, long entries) {
            this.balance = balance;
            this.entries = entries;
        }
    }

    /** A batch in the caller's transaction. */
    public PostingBatch(Connection connection, Instant bookedAt) {
        this.connection = connection;
        this.bookedAt = bookedAt;
    }

    /** Opens the accounts that are missing and locks all of them until the transaction ends, in the order of their keys. */
    public void lock(Collection<Long> learnerKeys) throws SQLException {
        RoundTrip trip = new RoundTrip();
        lockOpened(trip, learnerKeys);
        trip.send(connection);
        openMissing(learnerKeys);
    }

    /** Locks the accounts that there are, until the transaction ends, in the order of their keys. */
    public void lockOpened(RoundTrip trip, Collection<Long> learnerKeys) {
        SortedSet<Long> keys = missing(learnerKeys);
        if (!keys.isEmpty()) {
            trip.query(LOCK, this::read, array(keys));
        }
    }

    /**
     * Opens those of the accounts that were not there to be locked.
     *
     * @return whether another transaction opened one of them meanwhile, so that what was read of its learner before is
     *     out of date
     */
    public boolean openMissing(Collection<Long> learnerKeys) throws SQLException {
        SortedSet<Long> keys = missing(learnerKeys);
        if (keys.isEmpty()) {
            return false;
        }
        new RoundTrip()
                .query(OPEN, this::read, array(keys), bookedAt.atOffset(ZoneOffset.UTC))
                .send(connection);
        SortedSet<Long> others = missing(keys);
        if (others.isEmpty()) {
            return false;
        }
        new RoundTrip().query(LOCK, this::read, array(others)).send(connection);
        return true;
    }

    private SortedSet<Long> missing(Collection<Long> learnerKeys) {
        SortedSet<Long> keys = new TreeSet<>(learnerKeys);
        keys.removeAll(accounts.keySet());
        return keys;
    }

    private static long[] array(Collection<Long> keys) {
        return keys.stream().mapToLong(Long::longValue).toArray();
    }

    private void read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            accounts.put(rows.getLong(1), new Account(rows.getLong(2), rows.getLong(3)));
        }
    }

    /**
     * Books an award from issuance.
     *
     * @param points more than 0
     * @return number of the entry in the learner's account, from 1
     * @throws ArithmeticException when the balance would not fit into 64 bits
     */
    public long award(long learnerKey, long points, Cause cause) {
        return post(learnerKey, EntryKind.AWARD, SystemAccount.ISSUANCE, points, cause, null);
    }

    /**
     * Books the reversal of an award, back to issuance.
     *
     * @param points the award's points, more than 0
     * @param entryNo number of the award's entry
     */
    public void reverse(long learnerKey, long points, long entryNo, Cause cause) {
        post(learnerKey, EntryKind.REVERSAL, SystemAccount.ISSUANCE, Math.negateExact(points), cause, entryNo);
    }

    /**
     * Books what a person adds or takes away.
     *
     * @param points not 0; negative: taken away
     * @return number of the entry in the learner's account
     */
    public long adjust(long learnerKey, long points, Cause cause) {
        return post(learnerKey, EntryKind.ADJUSTMENT, SystemAccount.ADJUSTMENT, points, cause, null);
    }

    /**
     * Books what a learner had before Rocket.
     *
     * @param points not 0
     * @return number of the entry in the learner's account
     */
    public long open(long learnerKey, long points, Cause cause) {
        return post(learnerKey, EntryKind.IMPORT, SystemAccount.IMPORT, points, cause, null);
    }

    /**
     * Books the reversal of any entry, back to where it came from.
     *
     * @param points the entry's points, negative when they left the account
     * @param entryNo number of the entry
     * @return number of the reversal in the learner's account
     */
    public long reverse(long learnerKey, long points, SystemAccount other, long entryNo, Cause cause) {
        return post(learnerKey, EntryKind.REVERSAL, other, Math.negateExact(points), cause, entryNo);
    }

    private long post(
            long learnerKey,
            EntryKind kind,
            SystemAccount other,
            long signedPoints,
            Cause cause,
            @Nullable Long reverses) {
        if (signedPoints == 0) {
            throw new IllegalArgumentException("an entry moves at least one point");
        }
        Account account = account(learnerKey);
        account.balance = Math.addExact(account.balance, signedPoints);
        account.entries++;
        boolean credit = signedPoints > 0;
        posted.add(new Posted(
                learnerKey,
                account.entries,
                kind,
                credit ? other.number() : learnerKey,
                credit ? learnerKey : other.number(),
                Math.absExact(signedPoints),
                account.balance,
                cause,
                reverses));
        changed.put(learnerKey, account);
        return account.entries;
    }

    /** The learner's balance in points, bookings of this batch included; the account has to be locked. */
    public long balance(long learnerKey) {
        return account(learnerKey).balance;
    }

    private Account account(long learnerKey) {
        Account account = accounts.get(learnerKey);
        if (account == null) {
            throw new IllegalStateException("the account of " + learnerKey + " is not locked");
        }
        return account;
    }

    /** Writes what was booked. */
    public void save() throws SQLException {
        RoundTrip trip = new RoundTrip();
        save(trip);
        trip.send(connection);
    }

    /** Writes what was booked, with the round trip. */
    public void save(RoundTrip trip) {
        if (!posted.isEmpty()) {
            saveEntries(trip);
            saveBalances(trip);
        }
    }

    private void saveEntries(RoundTrip trip) {
        String sql = "INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance,"
                + " occurred_at, booked_at, event_id, rule_id, rule_set_version, reverses_entry_no)"
                + " SELECT learner_key, entry_no, nextval('entry_id'), kind, from_account, to_account, amount, balance,"
                + " to_timestamp(occurred_at), ?, event_id, rule_id, rule_set_version, reverses_entry_no"
                + " FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],"
                + " ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::bigint[])"
                + " e(learner_key, entry_no, kind, from_account, to_account, amount, balance, occurred_at, event_id,"
                + " rule_id, rule_set_version, reverses_entry_no)";
        int n = posted.size();
        Object[][] columns = new Object[12][n];
        for (int i = 0; i < n; i++) {
            Posted entry = posted.get(i);
            columns[0][i] = entry.learnerKey();
            columns[1][i] = entry.entryNo();
            columns[2][i] = entry.kind().code();
            columns[3][i] = entry.from();
            columns[4][i] = entry.to();
            columns[5][i] = entry.amount();
            columns[6][i] = entry.balance();
            columns[7][i] = entry.cause().occurredAt().getEpochSecond();
            columns[8][i] = entry.cause().eventId();
            columns[9][i] = entry.cause().ruleId();
            columns[10][i] = entry.cause().ruleSetVersion();
            columns[11][i] = entry.reverses();
        }
        String[] types = {
            "bigint", "bigint", "text", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "integer",
            "integer", "bigint"
        };
        Object[] parameters = new Object[types.length + 1];
        parameters[0] = bookedAt.atOffset(ZoneOffset.UTC);
        for (int i = 0; i < types.length; i++) {
            parameters[i + 1] = new RoundTrip.Column(types[i], columns[i]);
        }
        trip.update(sql, parameters);
    }

    private void saveBalances(RoundTrip trip) {
        String sql = "UPDATE account a SET balance = u.balance, entries = u.entries"
                + " FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) u(learner_key, balance, entries)"
                + " WHERE a.learner_key = u.learner_key";
        long[] keys = changed.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] balances = changed.values().stream().mapToLong(a -> a.balance).toArray();
        long[] entries = changed.values().stream().mapToLong(a -> a.entries).toArray();
        trip.update(sql, keys, balances, entries);
    }
}
