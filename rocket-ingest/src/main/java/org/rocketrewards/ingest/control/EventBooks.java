package org.rocketrewards.ingest.control;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.boundary.ThresholdBatch;
import org.rocketrewards.ledger.boundary.PostingBatch;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.boundary.RuleKeys;
import org.rocketrewards.rules.evaluation.Books;
import org.rocketrewards.rules.evaluation.Plan;

/** Books what the rules decide about one event after the other: points into the ledger, badges to the credentials. */
final class EventBooks implements Books {
    private final PostingBatch postings;
    private final IssuedBadges badges;
    private final ThresholdBatch thresholds;
    private final RuleKeys ruleKeys;
    private long eventId;
    private @Nullable Plan plan;

    EventBooks(PostingBatch postings, IssuedBadges badges, ThresholdBatch thresholds, RuleKeys ruleKeys) {
        this.postings = postings;
        this.badges = badges;
        this.thresholds = thresholds;
        this.ruleKeys = ruleKeys;
    }

    /** What is booked from now on comes from this event. */
    void begin(long id, Plan planned) {
        eventId = id;
        plan = planned;
    }

    /** Everything about the event is decided. */
    void end(List<Decision> decisions) {
        badges.follow(current(), eventId, decisions);
    }

    @Override
    public long award(long learnerKey, String rule, long points) {
        thresholds.changes(learnerKey, eventId, current().event().occurredAt());
        return postings.award(learnerKey, points, cause(rule));
    }

    @Override
    public void takeBack(long learnerKey, String rule, long points, long entryNo) {
        thresholds.changes(learnerKey, eventId, current().event().occurredAt());
        postings.reverse(learnerKey, points, entryNo, cause(rule));
    }

    private PostingBatch.Cause cause(String rule) {
        Plan current = current();
        return new PostingBatch.Cause(
                eventId,
                current.event().occurredAt(),
                ruleKeys.id(rule),
                current.ruleSet().version());
    }

    private Plan current() {
        return Objects.requireNonNull(plan, "begin() comes first");
    }
}
