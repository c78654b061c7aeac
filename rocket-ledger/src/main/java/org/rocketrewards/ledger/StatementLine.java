package org.rocketrewards.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry in a statement.
 *
 * @param entryNo its number in the account
 * @param kind code of an {@link EntryKind}
 * @param points negative when they left the account
 * @param balance after it, in the order of the statement
 * @param event id of the event that it is for; null for what people book
 * @param eventName class name of that event
 * @param course Moodle course of that event; null when it has none
 * @param rule key of the rule
 * @param reverses number of the entry that it takes back
 * @param reason why somebody booked it
 * @param reference what they referred to
 */
public record StatementLine(
        long entryNo,
        String kind,
        long points,
        long balance,
        Instant occurredAt,
        Instant bookedAt,
        @Nullable Long event,
        @Nullable String eventName,
        @Nullable Long course,
        @Nullable String rule,
        @Nullable Long reverses,
        @Nullable String reason,
        @Nullable String reference) {}
