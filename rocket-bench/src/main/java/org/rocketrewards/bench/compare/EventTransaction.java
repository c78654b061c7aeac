package org.rocketrewards.bench.compare;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.bench.load.Event;
import org.rocketrewards.bench.load.EventKind;
import org.rocketrewards.bench.load.RequestTemplates;
import org.rocketrewards.ingest.control.FormedJson;
import org.rocketrewards.model.UserKey;

/**
 * Books one event in one transaction: the rows that Rocket writes, by the way that suggests itself first. Prepared
 * statements on one connection, one per table; no parsing, no rules engine, no HTTP. Not thread-safe.
 */
final class EventTransaction implements Transaction {
    private static final int SOURCE = 1;
    private static final int RULE_SET = 1;
    private static final List<String> REASONS =
            List.of("tracked", "reversed_already", "already_awarded", "cap_reached", "awarded");

    private final Connection connection;
    private final Names names;
    private final RequestTemplates templates;
    private final PreparedStatement lock;
    private final PreparedStatement held;
    private final PreparedStatement reversed;
    private final PreparedStatement used;
    private final PreparedStatement count;
    private final PreparedStatement claim;
    private final PreparedStatement entry;
    private final PreparedStatement balance;
    private final PreparedStatement event;
    private final PreparedStatement body;

    EventTransaction(Connection connection, Names names, RequestTemplates templates) throws SQLException {
        this.connection = connection;
        this.names = names;
        this.templates = templates;
        connection.setAutoCommit(false);
        lock = connection.prepareStatement("INSERT INTO account (learner_key, opened_at) VALUES (?, ?)"
                + " ON CONFLICT (learner_key) DO UPDATE SET entries = account.entries"
                + " RETURNING balance, entries, nextval('delivery_id')");
        held = connection.prepareStatement("SELECT 1 FROM claim WHERE learner_key = ? AND rule_id = ? AND key IN (?, ?)"
                + " AND entry_no IS NOT NULL LIMIT 1");
        reversed = connection.prepareStatement("SELECT 1 FROM reversal WHERE scope_key IN (?, ?) AND rule_id = ?"
                + " AND match = ? AND moodle_id > ? LIMIT 1");
        used = connection.prepareStatement(
                "SELECT used FROM counter WHERE learner_key = ? AND rule_id = ? AND period = ?");
        count = connection.prepareStatement(
                "INSERT INTO counter (learner_key, rule_id, period, used)"
                        + " VALUES (?, ?, ?, 1) ON CONFLICT (learner_key, rule_id, period) DO UPDATE SET used = counter.used + 1");
        claim = connection.prepareStatement("INSERT INTO claim (learner_key, rule_id, key, event_id, match, moodle_id,"
                + " siblings, counter, entry_no, points) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        entry = connection.prepareStatement("INSERT INTO entry (learner_key, entry_no, id, kind, from_account,"
                + " to_account, amount, balance, occurred_at, booked_at, event_id, rule_id, rule_set_version)"
                + " VALUES (?, ?, nextval('entry_id'), 'award', 1, ?, ?, ?, ?, ?, ?, ?, " + RULE_SET + ")");
        balance = connection.prepareStatement("UPDATE account SET balance = ?, entries = ? WHERE learner_key = ?");
        event = connection.prepareStatement("INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id,"
                + " received_at, learner_key, points, balance, content_hash, token_id, rule_set_version, course_id,"
                + " took_micros, flags, outcome, address, decision_form, decision_parts, field_form, field_parts)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, " + RULE_SET
                + ", ?, ?, 0, 'accepted', '127.0.0.1', ?, ?, ?, ?) ON CONFLICT DO NOTHING");
        body = connection.prepareStatement("INSERT INTO raw_body (delivery_id, received_at, content_type, body)"
                + " VALUES (?, ?, 'application/json', ?)");
    }

    @Override
    public boolean book(Event e) throws SQLException {
        long startNanos = System.nanoTime();
        OffsetDateTime now = Instant.ofEpochMilli(System.currentTimeMillis()).atOffset(ZoneOffset.UTC);
        OffsetDateTime at = Instant.ofEpochSecond(e.epochSecond()).atOffset(ZoneOffset.UTC);
        EventKind kind = e.kind();
        long learnerKey = UserKey.of(SOURCE, e.learner());
        int rule = names.rule(kind);

        Account account = lock(learnerKey, now);
        Keys keys = Keys.of(e, LocalDate.ofEpochDay(Math.floorDiv(e.epochSecond(), 86_400L)));
        String reason = decide(kind, keys, learnerKey, rule, e.moodleId());
        long points = reason.equals("awarded") ? kind.points() : 0;
        long entryNo = account.entries + 1;
        if (points > 0) {
            if (keys.period() != null) {
                count(learnerKey, rule, keys.period());
            }
            post(account, learnerKey, rule, points, at, now);
        }
        if (points > 0 || (reason.equals("already_awarded") && kind.match() != EventKind.Match.NONE)) {
            claim(keys, learnerKey, rule, account.eventId, e.moodleId(), points > 0 ? entryNo : null, points);
        }
        boolean fresh = insert(e, account, learnerKey, points, reason, keys, at, now, startNanos);
        if (fresh) {
            connection.commit();
        } else {
            connection.rollback();
        }
        return fresh;
    }

    private Account lock(long learnerKey, OffsetDateTime now) throws SQLException {
        lock.setLong(1, learnerKey);
        lock.setObject(2, now);
        try (ResultSet row = lock.executeQuery()) {
            row.next();
            return new Account(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private String decide(EventKind kind, Keys keys, long learnerKey, int rule, long moodleId) throws SQLException {
        if (kind.points() == 0) {
            return "tracked";
        }
        if (!keys.match().isEmpty()
                && found(reversed, learnerKey, UserKey.scope(SOURCE), rule, keys.match(), moodleId)) {
            return "reversed_already";
        }
        List<String> all = keys.keys();
        if (keys.shared() && found(held, learnerKey, rule, all.get(0), all.get(all.size() - 1))) {
            return "already_awarded";
        }
        if (keys.period() != null && used(learnerKey, rule, keys.period()) >= kind.cap()) {
            return "cap_reached";
        }
        return "awarded";
    }

    private static boolean found(PreparedStatement query, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            query.setObject(i + 1, parameters[i]);
        }
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    private long used(long learnerKey, int rule, String period) throws SQLException {
        used.setLong(1, learnerKey);
        used.setInt(2, rule);
        used.setString(3, period);
        try (ResultSet row = used.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void count(long learnerKey, int rule, String period) throws SQLException {
        count.setLong(1, learnerKey);
        count.setInt(2, rule);
        count.setString(3, period);
        count.executeUpdate();
    }

    private void post(Account account, long learnerKey, int rule, long points, OffsetDateTime at, OffsetDateTime now)
            throws SQLException {
        account.balance = Math.addExact(account.balance, points);
        account.entries++;
        entry.setLong(1, learnerKey);
        entry.setLong(2, account.entries);
        entry.setLong(3, learnerKey);
        entry.setLong(4, points);
        entry.setLong(5, account.balance);
        entry.setObject(6, at);
        entry.setObject(7, now);
        entry.setLong(8, account.eventId);
        entry.setInt(9, rule);
        entry.executeUpdate();
        balance.setLong(1, account.balance);
        balance.setLong(2, account.entries);
        balance.setLong(3, learnerKey);
        balance.executeUpdate();
    }

    private void claim(
            Keys keys, long learnerKey, int rule, long eventId, long moodleId, @Nullable Long entryNo, long points)
            throws SQLException {
        List<String> all = keys.keys();
        for (int i = 0; i < all.size(); i++) {
            claim.setLong(1, learnerKey);
            claim.setInt(2, rule);
            claim.setString(3, all.get(i));
            claim.setLong(4, eventId);
            claim.setString(5, keys.match());
            claim.setLong(6, moodleId);
            claim.setString(7, all.size() == 1 ? null : all.get(1 - i));
            claim.setString(8, entryNo == null ? null : keys.period());
            claim.setObject(9, entryNo, Types.BIGINT);
            claim.setObject(10, entryNo == null ? null : points, Types.BIGINT);
            claim.addBatch();
        }
        claim.executeBatch();
    }

    private boolean insert(
            Event e,
            Account account,
            long learnerKey,
            long points,
            String reason,
            Keys keys,
            OffsetDateTime at,
            OffsetDateTime now,
            long startNanos)
            throws SQLException {
        byte[] bytes = templates.body(e);
        event.setLong(1, e.moodleId());
        event.setLong(2, UserKey.of(SOURCE, e.actor()));
        event.setInt(3, names.eventType(e.kind()));
        event.setObject(4, at);
        event.setLong(5, account.eventId);
        event.setObject(6, now);
        event.setLong(7, learnerKey);
        event.setLong(8, points);
        event.setLong(9, account.balance);
        event.setLong(10, e.moodleId() * 0x9E3779B97F4A7C15L);
        event.setObject(11, e.course() == 0 ? null : e.course(), Types.BIGINT);
        event.setInt(12, (int) ((System.nanoTime() - startNanos) / 1_000));
        event.setInt(13, names.form(decisionForm(e.kind(), reason, keys.keys().size())));
        event.setString(14, decisionParts(points, keys, e));
        event.setInt(15, names.form(templates.storedForm(e.kind())));
        event.setString(16, new String(templates.storedParts(e), StandardCharsets.US_ASCII));
        if (event.executeUpdate() == 0) {
            return false;
        }
        body.setLong(1, account.eventId);
        body.setObject(2, now);
        body.setBytes(3, bytes);
        body.executeUpdate();
        return true;
    }

    /** All forms of decisions and fields that events of these kinds come to. */
    static Set<String> forms(Collection<EventKind> kinds, RequestTemplates templates) {
        Set<String> forms = new HashSet<>();
        for (EventKind kind : kinds) {
            forms.add(templates.storedForm(kind));
            for (String reason : REASONS) {
                forms.add(decisionForm(kind, reason, 1));
                forms.add(decisionForm(kind, reason, 2));
            }
        }
        return forms;
    }

    private static String decisionForm(EventKind kind, String reason, int keys) {
        return "[{\"rule\":\"" + kind.rule() + "\",\"ruleSet\":%s,\"reason\":\"" + reason + "\",\"points\":%s,\"key\":["
                + "\"%s\",".repeat(keys - 1) + "\"%s\"],\"learner\":%s}]";
    }

    private static String decisionParts(long points, Keys keys, Event e) {
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(RULE_SET));
        parts.add(String.valueOf(points));
        parts.addAll(keys.keys());
        parts.add(String.valueOf(e.learner()));
        return String.join(String.valueOf(FormedJson.BETWEEN), parts);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static final class Account {
        private long balance;
        private long entries;
        private final long eventId;

        Account(long balance, long entries, long eventId) {
            this.balance = balance;
            this.entries = entries;
            this.eventId = eventId;
        }
    }
}
