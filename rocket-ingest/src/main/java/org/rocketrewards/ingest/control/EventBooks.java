package org.rocketrewards.ingest.control;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.boundary.PostingBatch;
import org.rocketrewards.rules.control.RuleKeys;
import org.rocketrewards.rules.evaluation.Books;
import org.rocketrewards.rules.evaluation.Plan;

/** Books what the rules decide about one event after the other into the ledger. */
final class EventBooks implements Books {
    private final PostingBatch postings;
    private final RuleKeys ruleKeys;
    private long eventId;
    private @Nullable Plan plan;

    EventBooks(PostingBatch postings, RuleKeys ruleKeys) {
        this.postings = postings;
        this.ruleKeys = ruleKeys;
    }

    /** What is booked from now on comes from this event. */
    void begin(long id, Plan planned) {
        eventId = id;
        plan = planned;
    }

    @Override
    public long award(long learnerKey, String rule, long points) {
        return postings.award(learnerKey, points, cause(rule));
    }

    @Override
    public void takeBack(long learnerKey, String rule, long points, long entryNo) {
        postings.reverse(learnerKey, points, entryNo, cause(rule));
    }

    private PostingBatch.Cause cause(String rule) {
        Plan current = Objects.requireNonNull(plan, "begin() comes first");
        return new PostingBatch.Cause(
                eventId,
                current.event().occurredAt(),
                ruleKeys.id(rule),
                current.ruleSet().version());
    }
}
