package org.rocketrewards.ledger.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.EntryKind;
import org.rocketrewards.ledger.SystemAccount;
import org.rocketrewards.ledger.boundary.PostingBatch;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Books one correction in the caller's transaction. Takes the locks in the order in which the intake takes them. */
public final class CorrectionBooker {
    private static final String REVERSIBLE = SqlFile.read(CorrectionBooker.class, "findReversible");
    private static final String AWARDS_OF_EVENT = SqlFile.read(CorrectionBooker.class, "findAwardsOfEvent");
    private static final String OPENING = SqlFile.read(CorrectionBooker.class, "findOpening");
    /** Keeps claims still for reversals that look for a learner whom they do not name; see ADR 2. */
    private static final String GATE = "SELECT pg_advisory_xact_lock_shared(7206, 0)";

    private final DataSource database;
    private final Query query;
    private final Instant now;

    /**
     * An entry that was booked.
     *
     * @param reverses number of the entry that it takes back; 0: none
     */
    public record Booked(long learnerKey, long entryNo, long points, long reverses) {}

    private record Reversible(
            long learnerKey,
            long entryNo,
            String kind,
            long points,
            long other,
            @Nullable Long reversedBy) {}

    /** Books into this database at this moment. */
    public CorrectionBooker(DataSource database, Instant now) {
        this.database = database;
        this.query = new Query(database);
        this.now = now;
    }

    /**
     * Says whether it could be booked now.
     *
     * @param learnerKey of whom it names; null for an event reversal
     * @throws RocketException {@code not_found} when there is nothing to take back or nobody to correct, {@code conflict}
     *     when it was done before or would leave less than nothing
     */
    public void check(CorrectionDraft draft, @Nullable Long learnerKey) {
        switch (draft.kind()) {
            case ADJUSTMENT -> requireAccount(learner(learnerKey));
            case OPENING_BALANCE -> requireNoOpening(learner(learnerKey));
            case REVERSAL -> entry(learner(learnerKey), Objects.requireNonNull(draft.entry()));
            case EVENT_REVERSAL -> awards(Objects.requireNonNull(draft.event()));
        }
    }

    /** Books it, and notes that the correction of this id did. Throws what {@link #check} does. */
    public List<Booked> book(long id, CorrectionDraft draft, @Nullable Long learnerKey) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement gate = connection.prepareStatement(GATE)) {
                gate.execute();
            }
            check(draft, learnerKey);
            PostingBatch postings = new PostingBatch(connection, now);
            postings.lock(learners(draft, learnerKey));
            List<Booked> booked = post(draft, learnerKey, postings);
            postings.save();
            new CorrectionStore(database).link(connection, id, booked);
            return booked;
        } catch (SQLException e) {
            throw new IllegalStateException("correction " + id + " cannot be booked", e);
        } catch (ArithmeticException e) {
            throw new RocketException(ProblemType.CONFLICT, "The balance would not fit into 64 bits.");
        }
    }

    private SortedSet<Long> learners(CorrectionDraft draft, @Nullable Long learnerKey) {
        SortedSet<Long> learners = new TreeSet<>();
        if (draft.event() != null) {
            awards(draft.event()).forEach(award -> learners.add(award.learnerKey()));
        } else {
            learners.add(learner(learnerKey));
        }
        return learners;
    }

    /** Looks again at what is to be changed, now that nobody else can change it. */
    private List<Booked> post(CorrectionDraft draft, @Nullable Long learnerKey, PostingBatch postings) {
        Instant at = draft.occurredAt() == null ? now : draft.occurredAt();
        PostingBatch.Cause cause = PostingBatch.Cause.byHand(at);
        List<Booked> booked = new ArrayList<>();
        switch (draft.kind()) {
            case ADJUSTMENT -> {
                long points = Objects.requireNonNull(draft.points());
                if (points < 0 && Math.addExact(postings.balance(learner(learnerKey)), points) < 0) {
                    throw new RocketException(
                            ProblemType.CONFLICT,
                            "The learner has " + postings.balance(learner(learnerKey))
                                    + " points; no more can be taken away.");
                }
                booked.add(new Booked(
                        learner(learnerKey), postings.adjust(learner(learnerKey), points, cause), points, 0));
            }
            case OPENING_BALANCE -> {
                requireNoOpening(learner(learnerKey));
                long points = Objects.requireNonNull(draft.points());
                booked.add(
                        new Booked(learner(learnerKey), postings.open(learner(learnerKey), points, cause), points, 0));
            }
            case REVERSAL ->
                booked.add(reverse(entry(learner(learnerKey), Objects.requireNonNull(draft.entry())), postings, cause));
            case EVENT_REVERSAL -> {
                for (Reversible award : awards(Objects.requireNonNull(draft.event()))) {
                    booked.add(reverse(award, postings, cause));
                }
            }
        }
        return booked;
    }

    private static Booked reverse(Reversible entry, PostingBatch postings, PostingBatch.Cause cause) {
        long number = postings.reverse(
                entry.learnerKey(), entry.points(), SystemAccount.of(entry.other()), entry.entryNo(), cause);
        return new Booked(entry.learnerKey(), number, Math.negateExact(entry.points()), entry.entryNo());
    }

    private static long learner(@Nullable Long learnerKey) {
        return Objects.requireNonNull(learnerKey);
    }

    private void requireAccount(long learnerKey) {
        boolean seen = query.first(
                        "SELECT 1 AS one FROM account WHERE learner_key = ?",
                        List.of(learnerKey),
                        row -> row.integer("one"))
                .isPresent();
        if (!seen) {
            throw new RocketException(
                    ProblemType.NOT_FOUND, "Rocket never saw that learner; an opening balance makes an account.");
        }
    }

    private void requireNoOpening(long learnerKey) {
        query.first(OPENING, List.of(learnerKey), row -> row.number("entry_no")).ifPresent(entryNo -> {
            throw new RocketException(
                    ProblemType.CONFLICT,
                    "The learner has an opening balance, entry " + entryNo + ": reverse it first, or adjust.");
        });
    }

    private Reversible entry(long learnerKey, long entryNo) {
        Reversible entry = query.first(REVERSIBLE, List.of(learnerKey, entryNo), CorrectionBooker::reversible)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "The learner's account has no entry " + entryNo + "."));
        if (entry.kind().equals(EntryKind.REVERSAL.code())) {
            throw new RocketException(
                    ProblemType.CONFLICT, "Entry " + entryNo + " is a reversal; to give the points back, adjust.");
        }
        if (entry.reversedBy() != null) {
            throw new RocketException(
                    ProblemType.CONFLICT, "Entry " + entryNo + " was taken back by entry " + entry.reversedBy() + ".");
        }
        return entry;
    }

    /** What of an event's awards stands. */
    private List<Reversible> awards(long eventId) {
        List<Reversible> all = query.list(AWARDS_OF_EVENT, List.of(eventId), CorrectionBooker::reversible);
        if (all.isEmpty()) {
            throw new RocketException(ProblemType.NOT_FOUND, "Event " + eventId + " awarded nothing.");
        }
        List<Reversible> standing =
                all.stream().filter(award -> award.reversedBy() == null).toList();
        if (standing.isEmpty()) {
            throw new RocketException(
                    ProblemType.CONFLICT, "Everything that event " + eventId + " awarded was taken back already.");
        }
        return standing;
    }

    private static Reversible reversible(Row row) throws SQLException {
        return new Reversible(
                row.number("learner_key"),
                row.number("entry_no"),
                row.text("kind"),
                row.number("points"),
                row.number("other"),
                row.numberOrNull("reversed_by"));
    }
}
