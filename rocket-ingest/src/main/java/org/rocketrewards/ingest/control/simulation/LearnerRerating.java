package org.rocketrewards.ingest.control.simulation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.badges.boundary.CredentialBatch;
import org.rocketrewards.badges.boundary.ThresholdBatch;
import org.rocketrewards.ledger.boundary.PostingBatch;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.boundary.RuleKeys;
import org.rocketrewards.rules.boundary.StandingsStore;

/**
 * Applies other rules to the past of one learner, in one transaction and under the lock of the learner's account: takes
 * back awards that would not have been made, makes those that would have, and leaves the learner standing where he or she
 * would. Awards that stay keep their entries; no entry is changed. What cannot be explained by the events is left alone.
 */
final class LearnerRerating {
    private static final String GATE = "SELECT pg_advisory_xact_lock_shared(7206, 0)";
    private static final String ENTRIES = "SELECT entries FROM account WHERE learner_key = ?";
    private static final String BOOKED = "INSERT INTO rerating_entry (learner_key, entry_no, rerating_id)"
            + " SELECT learner_key, entry_no, ? FROM entry WHERE learner_key = ? AND entry_no > ?";
    private static final LearnerReplay.Witness NOBODY = (event, decisions) -> {
        // only where the learner stands in the end counts
    };

    private final Connection connection;
    private final int reratingId;
    private final RuleKeys keys;
    private final Instant now;
    private final long learnerKey;
    private final long lastEvent;
    private final List<Threshold> thresholds;

    /** Points that were awarded and taken back; {@code explained} is false when nothing was done. */
    record Outcome(boolean explained, long awarded, long takenBack) {}

    /** One way to decide the past: a rule book, and the reversals that it makes of the events that name nobody. */
    record Course(RuleBook book, OpenReversals reversals) {
        LearnerReplay.Result run(long learnerKey, List<PastEvent> events) {
            return new LearnerReplay(book, reversals).run(learnerKey, events, NOBODY);
        }

        LearnerReplay.Result run(long learnerKey, List<PastEvent> events, LearnerReplay.Numbers numbers) {
            return new LearnerReplay(book, reversals).run(learnerKey, events, NOBODY, numbers);
        }

        void meet(PastEvent past) {
            var plan = book.plan(past);
            if (plan.searchesAllLearners()) {
                reversals.add(past, plan);
            }
        }
    }

    /**
     * Work in a transaction that the caller commits.
     *
     * @param lastEvent what arrived later is not decided again
     */
    LearnerRerating(
            Connection connection,
            int reratingId,
            RuleKeys keys,
            Instant now,
            long learnerKey,
            long lastEvent,
            List<Threshold> thresholds) {
        this.connection = connection;
        this.reratingId = reratingId;
        this.keys = keys;
        this.now = now;
        this.learnerKey = learnerKey;
        this.lastEvent = lastEvent;
        this.thresholds = thresholds;
    }

    /**
     * Does it.
     *
     * @param read the learner's events as they were read without a lock; what arrived since is read again
     * @param target the other rules
     * @param courses ways in which the past may have been decided; the first one that explains the books is taken
     */
    Outcome apply(PastEvents past, List<PastEvent> read, Course target, List<Course> courses)
            throws SQLException, IOException {
        try (PreparedStatement gate = connection.prepareStatement(GATE)) {
            gate.execute();
        }
        PostingBatch postings = new PostingBatch(connection, now);
        postings.lock(List.of(learnerKey));
        List<PastEvent> events = withNewer(past, read);
        events.forEach(target::meet);
        HeldAwards stored = HeldAwards.stored(connection, learnerKey, keys);
        Course baseline = null;
        for (Course course : courses) {
            events.forEach(event -> course.meet(outside(event)));
            if (HeldAwards.of(course.run(learnerKey, outside(events))).sameAs(stored)) {
                baseline = course;
                break;
            }
        }
        if (baseline == null) {
            return new Outcome(false, 0, 0);
        }
        HeldAwards wanted = HeldAwards.of(target.run(learnerKey, events));
        if (wanted.sameAs(stored)) {
            return new Outcome(true, 0, 0);
        }
        return book(postings, events, stored, wanted, baseline, target);
    }

    private Outcome book(
            PostingBatch postings,
            List<PastEvent> events,
            HeldAwards stored,
            HeldAwards wanted,
            Course baseline,
            Course target)
            throws SQLException {
        Map<Long, PastEvent> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.id(), event));
        CredentialBatch credentials = new CredentialBatch(connection, now);
        ThresholdBatch reached = new ThresholdBatch(connection, thresholds, credentials, now);
        long before = entries();
        long takenBack = 0;
        long awarded = 0;
        for (Map.Entry<HeldAwards.Key, HeldAwards.Award> held : stored.awards().entrySet()) {
            HeldAwards.Key key = held.getKey();
            HeldAwards.Award award = held.getValue();
            if (!wanted.gives(key, award.points())) {
                PastEvent event = Objects.requireNonNull(byId.get(key.eventId()));
                if (award.points() > 0) {
                    reached.changes(learnerKey, event.id(), event.event().occurredAt());
                    postings.reverse(learnerKey, award.points(), award.entryNo(), cause(event, key.rule(), target));
                }
                String badge = badge(baseline.book(), outside(event), key.rule());
                if (badge != null) {
                    credentials.revoke(
                            learnerKey, badge, event.id(), event.event().occurredAt());
                }
                takenBack += award.points();
            }
        }
        Map<HeldAwards.Key, Long> numbers = new HashMap<>();
        for (Map.Entry<HeldAwards.Key, HeldAwards.Award> want : wanted.awards().entrySet()) {
            HeldAwards.Key key = want.getKey();
            long points = want.getValue().points();
            if (stored.gives(key, points)) {
                numbers.put(
                        key, Objects.requireNonNull(stored.awards().get(key)).entryNo());
                continue;
            }
            PastEvent event = Objects.requireNonNull(byId.get(key.eventId()));
            if (points > 0) {
                reached.changes(learnerKey, event.id(), event.event().occurredAt());
                numbers.put(key, postings.award(learnerKey, points, cause(event, key.rule(), target)));
            }
            String badge = badge(target.book(), event, key.rule());
            if (badge != null) {
                credentials.issue(learnerKey, badge, event.id(), event.event().occurredAt());
            }
            awarded += points;
        }
        postings.save();
        stand(target, events, numbers);
        reached.settle(postings::balance);
        credentials.save();
        try (PreparedStatement booked = connection.prepareStatement(BOOKED)) {
            booked.setInt(1, reratingId);
            booked.setLong(2, learnerKey);
            booked.setLong(3, before);
            booked.executeUpdate();
        }
        return new Outcome(true, awarded, takenBack);
    }

    /** Puts the standings that the other rules lead to in the place of the learner's. */
    private void stand(Course target, List<PastEvent> events, Map<HeldAwards.Key, Long> numbers) throws SQLException {
        long[] passing = {Long.MAX_VALUE};
        LearnerReplay.Result result = target.run(learnerKey, events, (event, rule, points) -> {
            Long number = numbers.get(new HeldAwards.Key(event.id(), rule));
            return number == null ? passing[0]-- : number;
        });
        for (String table : List.of("claim", "counter")) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE learner_key = ?")) {
                delete.setLong(1, learnerKey);
                delete.executeUpdate();
            }
        }
        new StandingsStore(connection, keys, List.of()).save(result.standings());
    }

    private List<PastEvent> withNewer(PastEvents past, List<PastEvent> read) throws SQLException, IOException {
        Map<Long, PastEvent> byId = new HashMap<>();
        read.forEach(event -> byId.put(event.id(), event));
        past.ofLearner(learnerKey)
                .forEach(event -> byId.putIfAbsent(event.id(), event.id() > lastEvent ? outside(event) : event));
        return new ArrayList<>(byId.values());
    }

    private static List<PastEvent> outside(List<PastEvent> events) {
        return events.stream().map(LearnerRerating::outside).toList();
    }

    /** The event as it was decided. */
    static PastEvent outside(PastEvent event) {
        return event.inPeriod() ? new PastEvent(event.id(), event.event(), event.version(), false) : event;
    }

    private PostingBatch.Cause cause(PastEvent event, String rule, Course target) {
        return new PostingBatch.Cause(
                event.id(),
                event.event().occurredAt(),
                keys.id(rule),
                target.book().target().version());
    }

    private static @Nullable String badge(RuleBook book, PastEvent event, String key) {
        Rule rule = book.of(event).rule(key);
        return rule == null ? null : rule.badge();
    }

    private long entries() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
            query.setLong(1, learnerKey);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
