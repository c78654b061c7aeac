package org.rocketrewards.rules;

import jakarta.json.JsonArray;
import java.time.Instant;

/**
 * The draft: what is going to be the next version.
 *
 * @param revision of its state; another one after every change
 * @param basedOn the published version that it began as, or that was the newest when it was replaced as a whole
 * @param rules in the form of a rule file
 * @param groups in the form of a rule file
 * @param campaigns in the form of a rule file
 */
public record RuleSetDraft(
        long revision,
        int basedOn,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        JsonArray rules,
        JsonArray groups,
        JsonArray campaigns) {}
