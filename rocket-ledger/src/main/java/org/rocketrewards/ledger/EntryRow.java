package org.rocketrewards.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a learner's statement.
 *
 * @param entryNo place in the account, from 1
 * @param id number of the entry in the whole ledger
 * @param learner Moodle user id of whose account it is
 * @param kind code of an {@link EntryKind}
 * @param points whole points, negative when they left the account
 * @param balance the account's after this entry
 * @param occurredAt when what it is for happened
 * @param bookedAt when it was written
 * @param event id of the event that caused it; null for what people book
 * @param rule key of the rule that caused it; null for what people book
 * @param ruleSet version of the rule set
 * @param reverses the {@code entryNo} that it takes back; null unless a reversal
 */
public record EntryRow(
        long entryNo,
        long id,
        long learner,
        String kind,
        long points,
        long balance,
        Instant occurredAt,
        Instant bookedAt,
        @Nullable Long event,
        @Nullable String rule,
        @Nullable Integer ruleSet,
        @Nullable Long reverses) {}
