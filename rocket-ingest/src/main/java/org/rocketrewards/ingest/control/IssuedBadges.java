package org.rocketrewards.ingest.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.boundary.CredentialBatch;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.evaluation.Plan;

/** Issues and takes back the Rocket badges of rules that award or whose awards are taken back. */
final class IssuedBadges {
    private final CredentialBatch credentials;

    IssuedBadges(CredentialBatch credentials) {
        this.credentials = credentials;
    }

    void follow(Plan plan, long eventId, List<Decision> decisions) {
        for (Decision decision : decisions) {
            boolean issue = decision.reason() == Reason.AWARDED;
            Long learner = decision.learner();
            if (learner == null || !(issue || decision.reason() == Reason.REVERSED)) {
                continue;
            }
            String badge = badge(plan, issue ? decision.rule() : decision.of());
            if (badge == null) {
                continue;
            }
            long learnerKey = UserKey.of(plan.event().sourceId(), learner);
            if (issue) {
                credentials.issue(learnerKey, badge, eventId, plan.event().occurredAt());
            } else {
                credentials.revoke(learnerKey, badge, eventId, plan.event().occurredAt());
            }
        }
    }

    private static @Nullable String badge(Plan plan, @Nullable String ruleKey) {
        Rule rule = ruleKey == null ? null : plan.ruleSet().rule(ruleKey);
        return rule == null ? null : rule.badge();
    }
}
