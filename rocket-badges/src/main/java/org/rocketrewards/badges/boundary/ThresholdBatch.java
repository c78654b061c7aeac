package org.rocketrewards.badges.boundary;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.database.RoundTrip;
import org.rocketrewards.model.UserKey;

/**
 * Gives and takes the badges of thresholds for the learners whose balance one transaction changed; nothing is read or
 * written where there are no thresholds. The caller holds the lock of the learners' accounts. Not thread-safe.
 */
public final class ThresholdBatch {
    private static final String REACHED = "SELECT learner_key, threshold_id FROM threshold_reached"
            + " WHERE learner_key = ANY (?::bigint[]) AND threshold_id = ANY (?::int[])";
    private static final String REACH =
            "INSERT INTO threshold_reached (learner_key, threshold_id, event_id, reached_at)"
                    + " SELECT learner_key, threshold_id, event_id, ?"
                    + " FROM unnest(?::bigint[], ?::int[], ?::bigint[]) u(learner_key, threshold_id, event_id)";
    private static final String LEAVE = "DELETE FROM threshold_reached t"
            + " USING unnest(?::bigint[], ?::int[]) u(learner_key, threshold_id)"
            + " WHERE t.learner_key = u.learner_key AND t.threshold_id = u.threshold_id";

    private final Connection connection;
    private final List<Threshold> thresholds;
    private final CredentialBatch credentials;
    private final Instant now;
    private final Map<Long, Cause> changed = new LinkedHashMap<>();
    private @Nullable Set<Reached> before;

    private record Cause(@Nullable Long eventId, Instant occurredAt) {}

    private record Reached(long learnerKey, int threshold) {}

    /** A batch in the caller's transaction. */
    public ThresholdBatch(Connection connection, List<Threshold> thresholds, CredentialBatch credentials, Instant now) {
        this.connection = connection;
        this.thresholds = thresholds;
        this.credentials = credentials;
        this.now = now;
    }

    /** An event changes a learner's balance, or without one ({@code null}) a person does. */
    public void changes(long learnerKey, @Nullable Long eventId, Instant occurredAt) {
        if (!thresholds.isEmpty()) {
            changed.put(learnerKey, new Cause(eventId, occurredAt));
        }
    }

    /** Asks which thresholds these learners have reached, which {@link #settle} asks for itself otherwise. */
    public void ask(RoundTrip trip, Collection<Long> learnerKeys) {
        if (thresholds.isEmpty() || learnerKeys.isEmpty()) {
            return;
        }
        Set<Reached> asked = new HashSet<>();
        trip.query(
                REACHED,
                rows -> {
                    while (rows.next()) {
                        asked.add(new Reached(rows.getLong(1), rows.getInt(2)));
                    }
                },
                new RoundTrip.Column("bigint", learnerKeys.toArray()),
                new RoundTrip.Column(
                        "integer", thresholds.stream().map(Threshold::id).toArray()));
        before = asked;
    }

    /** Everything is booked; {@code balances} tells the balance of a learner. */
    public void settle(LongUnaryOperator balances) throws SQLException {
        RoundTrip trip = new RoundTrip();
        settle(balances, trip);
        trip.send(connection);
    }

    /** The same, written with the round trip. */
    public void settle(LongUnaryOperator balances, RoundTrip trip) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        if (before == null) {
            RoundTrip reads = new RoundTrip();
            ask(reads, changed.keySet());
            reads.send(connection);
        }
        Set<Reached> before = Objects.requireNonNull(this.before);
        List<Reached> reached = new ArrayList<>();
        List<Reached> left = new ArrayList<>();
        changed.forEach((learnerKey, cause) -> {
            long balance = balances.applyAsLong(learnerKey);
            for (Threshold threshold : thresholds) {
                Reached pair = new Reached(learnerKey, threshold.id());
                boolean isFor = threshold.sourceId() == null || threshold.sourceId() == UserKey.sourceOf(learnerKey);
                if (isFor && balance >= threshold.points() && !before.contains(pair)) {
                    credentials.issue(learnerKey, threshold.badge(), cause.eventId(), cause.occurredAt());
                    reached.add(pair);
                } else if (balance < threshold.points() && threshold.revocable() && before.contains(pair)) {
                    credentials.revoke(learnerKey, threshold.badge(), cause.eventId(), cause.occurredAt());
                    left.add(pair);
                }
            }
        });
        save(reached, left, trip);
    }

    private void save(List<Reached> reached, List<Reached> left, RoundTrip trip) {
        if (!reached.isEmpty()) {
            trip.update(
                    REACH,
                    now.atOffset(ZoneOffset.UTC),
                    column("bigint", reached, Reached::learnerKey),
                    column("integer", reached, Reached::threshold),
                    column("bigint", reached, this::event));
        }
        if (!left.isEmpty()) {
            trip.update(
                    LEAVE, column("bigint", left, Reached::learnerKey), column("integer", left, Reached::threshold));
        }
    }

    private @Nullable Long event(Reached pair) {
        Cause cause = changed.get(pair.learnerKey());
        return cause == null ? null : cause.eventId();
    }

    private static RoundTrip.Column column(
            String type, List<Reached> pairs, Function<Reached, @Nullable Object> value) {
        return new RoundTrip.Column(type, pairs.stream().map(value).toArray());
    }
}
