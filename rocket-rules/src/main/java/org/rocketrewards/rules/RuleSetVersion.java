package org.rocketrewards.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published version of the rule set, without its rules.
 *
 * @param version its number; decisions and entries carry it
 * @param state {@code in_force}, {@code scheduled} for later, {@code past}, or {@code overtaken} by a newer one before it
 *     ever held
 * @param note why it was published, in the words of who did
 * @param effectiveFrom when it begins to hold
 * @param effectiveUntil when another one takes its place; null: as far as is known now, never
 * @param restores the older version whose rules it has again; null: it came from a draft
 * @param ruleCount how many rules it has
 */
public record RuleSetVersion(
        int version,
        String state,
        String note,
        Instant publishedAt,
        String publishedBy,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        @Nullable Integer restores,
        int ruleCount) {}
