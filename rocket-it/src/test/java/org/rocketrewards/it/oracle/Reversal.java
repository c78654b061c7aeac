package org.rocketrewards.it.oracle;

import java.util.List;
import java.util.Optional;

/**
 * A reversal that has been seen.
 *
 * @param rule the key of the rule whose awards it takes back
 * @param learner the only learner it touches, or 0 for every learner of the source
 */
record Reversal(String rule, long learner, long moodleId, List<String> match, Fields fields) {
    /** Whether a claim made by an event with these fields is one that this reversal speaks about. */
    boolean matches(Fields claimed) {
        for (String field : match) {
            if (field.equals("contextinstanceid")) {
                if (!Key.same(Key.names(match, fields), Key.names(match, claimed))) {
                    return false;
                }
            } else {
                Optional<String> value = fields.find(field);
                if (value.isEmpty() || !value.equals(claimed.find(field))) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean endsClaimOf(String ruleKey, long who, Fields claimed) {
        return rule.equals(ruleKey)
                && (learner == 0 || learner == who)
                && claimed.number("id") < moodleId
                && matches(claimed);
    }
}
