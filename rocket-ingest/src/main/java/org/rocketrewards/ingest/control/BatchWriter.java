package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.badges.boundary.CredentialBatch;
import org.rocketrewards.badges.boundary.ThresholdBatch;
import org.rocketrewards.database.RoundTrip;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ledger.boundary.PostingBatch;
import org.rocketrewards.model.DeliveryFlag;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.boundary.RuleKeys;
import org.rocketrewards.rules.boundary.StandingsStore;
import org.rocketrewards.rules.evaluation.Evaluator;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Standings;

/**
 * Books a batch of deliveries in the caller's transaction: recognises repeats, locks the learners' accounts, decides,
 * posts, issues badges, and writes one statement per table. Locks are taken in one order by everybody: the gate of reversals, then
 * accounts by key.
 */
public final class BatchWriter {
    /** Advisory lock that keeps claims still while a reversal looks for the learner it does not name. */
    private static final String GATE_SHARED = "SELECT pg_advisory_xact_lock_shared(7206, 0)";

    private static final String GATE_EXCLUSIVE = "SELECT pg_advisory_xact_lock(7206, 0)";

    private final Connection connection;
    private final RuleKeys ruleKeys;
    private final EventTypeIds types;
    private final Instant now;
    private final List<Threshold> thresholds;
    private final BatchListener listener;

    /** Thrown when another node booked one of the events at the same time; the batch has to be tried again. */
    public static final class RaceException extends SQLException {
        private static final long serialVersionUID = 1L;

        RaceException() {
            super("an event of the batch was booked elsewhere meanwhile", "40001");
        }
    }

    /** A writer for one batch, where no number of points brings a badge. */
    public BatchWriter(Connection connection, RuleKeys ruleKeys, EventTypeIds types, Instant now) {
        this(connection, ruleKeys, types, now, List.of());
    }

    /** A writer for one batch. */
    public BatchWriter(
            Connection connection, RuleKeys ruleKeys, EventTypeIds types, Instant now, List<Threshold> thresholds) {
        this(connection, ruleKeys, types, now, thresholds, BatchListener.NONE);
    }

    /** A writer that tells what is decided. */
    public BatchWriter(
            Connection connection,
            RuleKeys ruleKeys,
            EventTypeIds types,
            Instant now,
            List<Threshold> thresholds,
            BatchListener listener) {
        this.connection = connection;
        this.ruleKeys = ruleKeys;
        this.types = types;
        this.now = now;
        this.thresholds = thresholds;
        this.listener = listener;
    }

    /** Writes the batch; the receipts are in its order and hold once the transaction has committed. */
    public List<Receipt> write(List<Delivered> batch) throws SQLException {
        PostingBatch postings = new PostingBatch(connection, now);
        CredentialBatch credentials = new CredentialBatch(connection, now);
        ThresholdBatch reached = new ThresholdBatch(connection, thresholds, credentials, now);
        RoundTrip reads = new RoundTrip();
        askGate(reads, batch);
        KnownEvents known = KnownEvents.ask(reads, batch, types);
        reads.send(connection);
        Map<Delivered.Identity, Integer> first = firsts(batch, known);
        List<Plan> fresh = first.values().stream()
                .sorted()
                .map(i -> batch.get(i).plan())
                .filter(plan -> plan.outcome() == Outcome.ACCEPTED)
                .toList();
        StandingsStore store = lock(fresh, postings, reached);
        Standings standings = store.standings();

        BatchRows rows = new BatchRows(types);
        EventBooks books = new EventBooks(postings, new IssuedBadges(credentials), reached, ruleKeys);
        Evaluator evaluator = new Evaluator(standings, books);
        List<Receipt> receipts = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            Delivered delivered = batch.get(i);
            long id = known.deliveryId(i);
            KnownEvents.Known before = known.known(i);
            Integer firstIndex = first.get(delivered.identity());
            if (before != null) {
                boolean differs = before.contentHash() != delivered.contentHash();
                rows.duplicate(delivered, id, before.id(), before.learnerKey(), differs);
                receipts.add(duplicate(id, before.id(), before.points(), Outcome.of(before.outcome())));
            } else if (firstIndex != null && firstIndex < i) {
                Receipt original = receipts.get(firstIndex);
                boolean differs = batch.get(firstIndex).contentHash() != delivered.contentHash();
                rows.duplicate(delivered, id, original.event(), rows.learnerOf(original.event()), differs);
                receipts.add(duplicate(id, original.event(), original.points(), original.outcome()));
            } else if (delivered.plan().outcome() == Outcome.IGNORED) {
                String reason = String.valueOf(delivered.plan().reason());
                rows.ignored(delivered, id, reason);
                receipts.add(new Receipt(Outcome.IGNORED, reason, id, 0, 0, null, null, null));
            } else {
                int flags =
                        delivered.plan().flags() | (known.moodleIdReused(i) ? DeliveryFlag.MOODLE_ID_REUSED.bit() : 0);
                receipts.add(book(delivered, id, flags, evaluator, books, postings, rows));
            }
        }
        RoundTrip writes = new RoundTrip();
        AtomicInteger inserted = new AtomicInteger();
        rows.insert(writes, inserted::set);
        store.save(standings, writes);
        postings.save(writes);
        reached.settle(postings::balance, writes);
        credentials.save(writes);
        writes.send(connection);
        if (inserted.get() < rows.events()) {
            throw new RaceException();
        }
        return receipts;
    }

    /**
     * Locks the learners of plans and asks for what they are decided by, in one round trip; in a second one when somebody
     * else opened an account meanwhile, since what was read before its lock is out of date.
     */
    private StandingsStore lock(List<Plan> plans, PostingBatch postings, ThresholdBatch reached) throws SQLException {
        Set<Long> learners = new TreeSet<>();
        plans.forEach(plan -> learners.addAll(plan.learnerKeys()));
        StandingsStore store;
        do {
            store = new StandingsStore(connection, ruleKeys, plans);
            learners.addAll(store.learnersSearchedFor());
            RoundTrip reads = new RoundTrip();
            postings.lockOpened(reads, learners);
            store.ask(reads);
            reached.ask(reads, learners);
            reads.send(connection);
        } while (postings.openMissing(learners));
        return store;
    }

    /** Where each event comes first that is not on record. */
    private static Map<Delivered.Identity, Integer> firsts(List<Delivered> batch, KnownEvents known) {
        Map<Delivered.Identity, Integer> first = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            Outcome outcome = batch.get(i).plan().outcome();
            boolean books = outcome == Outcome.ACCEPTED || outcome == Outcome.QUARANTINED;
            if (books && known.known(i) == null) {
                first.putIfAbsent(batch.get(i).identity(), i);
            }
        }
        return first;
    }

    /**
     * Books an event that is on record as quarantined, now that it can be attributed.
     *
     * @throws RaceException when it is not quarantined any more
     */
    public Receipt release(Delivered delivered, long eventId) throws SQLException {
        RoundTrip gate = new RoundTrip();
        askGate(gate, List.of(delivered));
        gate.send(connection);
        PostingBatch postings = new PostingBatch(connection, now);
        CredentialBatch credentials = new CredentialBatch(connection, now);
        ThresholdBatch reached = new ThresholdBatch(connection, thresholds, credentials, now);
        StandingsStore store = lock(List.of(delivered.plan()), postings, reached);
        Standings standings = store.standings();
        BatchRows rows = new BatchRows(types);
        EventBooks books = new EventBooks(postings, new IssuedBadges(credentials), reached, ruleKeys);
        Evaluator evaluator = new Evaluator(standings, books);
        Receipt receipt = book(delivered, eventId, delivered.plan().flags(), evaluator, books, postings, rows);
        String sql = "UPDATE event SET outcome = 'accepted', reason = NULL, learner_key = ?, points = ?, balance = ?,"
                + " decisions = ?::jsonb, rule_set_version = ?, flags = flags | ?"
                + " WHERE moodle_id = ? AND actor_key = ? AND event_type_id = ? AND occurred_at = ? AND id = ?"
                + " AND outcome = 'quarantined'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, rows.learnerOf(eventId), Types.BIGINT);
            update.setLong(2, receipt.points());
            update.setObject(3, receipt.balance(), Types.BIGINT);
            update.setString(4, receipt.decisions());
            update.setInt(5, delivered.plan().ruleSet().version());
            update.setInt(6, delivered.plan().flags());
            update.setLong(7, delivered.plan().event().moodleId());
            update.setLong(8, delivered.actorKey());
            update.setInt(9, types.id(delivered.plan().event().name()));
            update.setObject(10, delivered.plan().event().occurredAt().atOffset(ZoneOffset.UTC));
            update.setLong(11, eventId);
            if (update.executeUpdate() != 1) {
                throw new RaceException();
            }
        }
        RoundTrip writes = new RoundTrip();
        store.save(standings, writes);
        postings.save(writes);
        reached.settle(postings::balance, writes);
        credentials.save(writes);
        writes.send(connection);
        return receipt;
    }

    private static Receipt duplicate(long delivery, long event, long points, Outcome first) {
        return new Receipt(Outcome.DUPLICATE, null, delivery, event, points, null, null, first);
    }

    private Receipt book(
            Delivered delivered,
            long id,
            int flags,
            Evaluator evaluator,
            EventBooks books,
            PostingBatch postings,
            BatchRows rows) {
        Plan plan = delivered.plan();
        books.begin(id, plan);
        List<Decision> decisions = evaluator.evaluate(plan, id);
        books.end(decisions);
        long points = 0;
        Set<Long> touched = new TreeSet<>();
        if (plan.learnerKey() != null) {
            touched.add(plan.learnerKey());
        }
        for (Decision decision : decisions) {
            points = Math.addExact(points, decision.points());
            if (decision.learner() != null) {
                touched.add(UserKey.of(delivered.sourceId(), decision.learner()));
            }
        }
        Long learner = touched.size() == 1 ? touched.iterator().next() : null;
        Long balance = learner == null ? null : Long.valueOf(postings.balance(learner));
        listener.decided(decisions);
        FormedJson json = DecisionJson.of(decisions);
        rows.event(delivered, id, flags, learner, points, balance, json);
        String text = json == null ? null : json.text();
        return new Receipt(plan.outcome(), plan.reason(), id, id, points, balance, text, null);
    }

    /** Asks for the gate: alone when all learners are searched for what one of the batch takes back. */
    private static void askGate(RoundTrip trip, List<Delivered> batch) {
        boolean exclusive = false;
        boolean shared = false;
        for (Delivered delivered : batch) {
            exclusive |= delivered.plan().searchesAllLearners();
            shared |= delivered.plan().findableByAnyReversal();
        }
        if (exclusive || shared) {
            trip.query(exclusive ? GATE_EXCLUSIVE : GATE_SHARED, rows -> {});
        }
    }
}
