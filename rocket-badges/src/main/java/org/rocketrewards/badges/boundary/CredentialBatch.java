package org.rocketrewards.badges.boundary;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.RoundTrip;

/**
 * The credentials that one transaction issues and takes back, in the order of its decisions; nothing is read or written
 * when there are none. A learner may have a badge on several grounds and loses it with the last one. The caller holds
 * the lock of the learners' accounts. Not thread-safe.
 */
public final class CredentialBatch {
    private static final String LOAD = """
            SELECT u.learner_key, b.key, b.id, c.grounds, c.changes, c.issued_at, c.event_id, c.revoked_at,
                   c.revoked_by_event_id
            FROM unnest(?::bigint[], ?::text[]) u(learner_key, badge)
            JOIN rocket_badge b ON b.key = u.badge
            LEFT JOIN credential c ON c.learner_key = u.learner_key AND c.rocket_badge_id = b.id
            """;
    private static final String SAVE = """
            INSERT INTO credential (learner_key, rocket_badge_id, grounds, changes, issued_at, event_id, revoked_at,
                                    revoked_by_event_id)
            SELECT * FROM unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::timestamptz[], ?::bigint[],
                                 ?::timestamptz[], ?::bigint[])
            ON CONFLICT (learner_key, rocket_badge_id) DO UPDATE
            SET grounds = excluded.grounds, changes = excluded.changes, issued_at = excluded.issued_at,
                event_id = excluded.event_id, revoked_at = excluded.revoked_at,
                revoked_by_event_id = excluded.revoked_by_event_id
            """;
    private static final String SAVE_CHANGES = """
            INSERT INTO credential_change (learner_key, rocket_badge_id, change_no, change, occurred_at, recorded_at,
                                           event_id)
            SELECT learner_key, badge_id, change_no, change, occurred_at, ?, event_id
            FROM unnest(?::bigint[], ?::int[], ?::int[], ?::text[], ?::timestamptz[], ?::bigint[])
                u(learner_key, badge_id, change_no, change, occurred_at, event_id)
            """;

    private final Connection connection;
    private final Instant recordedAt;
    private final List<Act> acts = new ArrayList<>();

    private record Key(long learnerKey, String badge) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byLearner = Long.compare(learnerKey, other.learnerKey);
            return byLearner != 0 ? byLearner : badge.compareTo(other.badge);
        }
    }

    private record Act(Key key, boolean issue, @Nullable Long eventId, Instant occurredAt) {}

    private record Change(Credential of, int number, Act act) {}

    /** A credential as it is stored, or not yet. */
    private static final class Credential {
        private final long learnerKey;
        private final int badgeId;
        private int grounds;
        private int changes;
        private @Nullable OffsetDateTime issuedAt;
        private @Nullable Long eventId;
        private @Nullable OffsetDateTime revokedAt;
        private @Nullable Long revokedBy;

        Credential(ResultSet row) throws SQLException {
            learnerKey = row.getLong(1);
            badgeId = row.getInt(3);
            grounds = row.getInt(4);
            changes = row.getInt(5);
            issuedAt = row.getObject(6, OffsetDateTime.class);
            eventId = row.getObject(7, Long.class);
            revokedAt = row.getObject(8, OffsetDateTime.class);
            revokedBy = row.getObject(9, Long.class);
        }

        /** Does it and tells whether the learner has the badge now and had not before, or the other way round. */
        boolean apply(Act act) {
            boolean had = grounds > 0;
            grounds = Math.max(0, grounds + (act.issue() ? 1 : -1));
            boolean has = grounds > 0;
            if (had == has) {
                return false;
            }
            changes++;
            OffsetDateTime at = act.occurredAt().atOffset(ZoneOffset.UTC);
            if (has) {
                issuedAt = at;
                eventId = act.eventId();
                revokedAt = null;
                revokedBy = null;
            } else {
                revokedAt = at;
                revokedBy = act.eventId();
            }
            return true;
        }
    }

    /** A batch in the caller's transaction. */
    public CredentialBatch(Connection connection, Instant recordedAt) {
        this.connection = connection;
        this.recordedAt = recordedAt;
    }

    /** Gives a learner one more ground for a Rocket badge; without an event ({@code null}) a person does. */
    public void issue(long learnerKey, String badge, @Nullable Long eventId, Instant occurredAt) {
        acts.add(new Act(new Key(learnerKey, badge), true, eventId, occurredAt));
    }

    /** Takes one ground for a Rocket badge from a learner; without an event ({@code null}) a person does. */
    public void revoke(long learnerKey, String badge, @Nullable Long eventId, Instant occurredAt) {
        acts.add(new Act(new Key(learnerKey, badge), false, eventId, occurredAt));
    }

    /**
     * Writes what was issued and taken back.
     *
     * @throws IllegalStateException when there is no such Rocket badge
     */
    public void save() throws SQLException {
        RoundTrip trip = new RoundTrip();
        save(trip);
        trip.send(connection);
    }

    /**
     * Writes what was issued and taken back with the round trip, after a look at what there is.
     *
     * @throws IllegalStateException when there is no such Rocket badge
     */
    public void save(RoundTrip trip) throws SQLException {
        if (acts.isEmpty()) {
            return;
        }
        Map<Key, Credential> credentials = load();
        List<Change> changes = new ArrayList<>();
        for (Act act : acts) {
            Credential credential = credentials.get(act.key());
            if (credential == null) {
                throw new IllegalStateException(
                        "there is no Rocket badge " + act.key().badge());
            }
            if (credential.apply(act)) {
                changes.add(new Change(credential, credential.changes, act));
            }
        }
        save(credentials.values().stream().filter(c -> c.changes > 0).toList(), trip);
        saveChanges(changes, trip);
    }

    private Map<Key, Credential> load() throws SQLException {
        List<Key> keys = acts.stream().map(Act::key).distinct().sorted().toList();
        Map<Key, Credential> credentials = new TreeMap<>();
        new RoundTrip()
                .query(
                        LOAD,
                        row -> {
                            while (row.next()) {
                                credentials.put(new Key(row.getLong(1), row.getString(2)), new Credential(row));
                            }
                        },
                        new RoundTrip.Column(
                                "bigint", keys.stream().map(Key::learnerKey).toArray()),
                        new RoundTrip.Column(
                                "text", keys.stream().map(Key::badge).toArray()))
                .send(connection);
        return credentials;
    }

    private static void save(Collection<Credential> credentials, RoundTrip trip) {
        Object[][] columns = new Object[8][credentials.size()];
        int i = 0;
        for (Credential credential : credentials) {
            columns[0][i] = credential.learnerKey;
            columns[1][i] = credential.badgeId;
            columns[2][i] = credential.grounds;
            columns[3][i] = credential.changes;
            columns[4][i] = credential.issuedAt;
            columns[5][i] = credential.eventId;
            columns[6][i] = credential.revokedAt;
            columns[7][i] = credential.revokedBy;
            i++;
        }
        trip.update(
                SAVE, columns(columns, "bigint", "integer", "integer", "integer", "text", "bigint", "text", "bigint"));
    }

    private void saveChanges(List<Change> changes, RoundTrip trip) {
        if (changes.isEmpty()) {
            return;
        }
        Object[][] columns = new Object[6][changes.size()];
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            columns[0][i] = change.of().learnerKey;
            columns[1][i] = change.of().badgeId;
            columns[2][i] = change.number();
            columns[3][i] = change.act().issue() ? "issued" : "revoked";
            columns[4][i] = change.act().occurredAt();
            columns[5][i] = change.act().eventId();
        }
        List<Object> parameters = new ArrayList<>();
        parameters.add(recordedAt.atOffset(ZoneOffset.UTC));
        parameters.addAll(List.of(columns(columns, "bigint", "integer", "integer", "text", "text", "bigint")));
        trip.update(SAVE_CHANGES, parameters.toArray());
    }

    /** Instants go as ISO text. */
    private static Object[] columns(Object[][] columns, String... types) {
        return IntStream.range(0, types.length)
                .mapToObj(i -> new RoundTrip.Column(types[i], columns[i]))
                .toArray();
    }
}
