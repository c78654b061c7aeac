package org.rocketrewards.admin.learners;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.EntryKind;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.ledger.StatementLine;

/** An entry as the page lists it, of a statement or of the whole account. */
record StatementItem(
        long entryNo,
        String kind,
        long points,
        long balance,
        Instant occurredAt,
        @Nullable Long event,
        @Nullable String rule,
        @Nullable Long reverses,
        @Nullable String reason,
        @Nullable String reference) {

    static StatementItem of(EntryRow entry) {
        return new StatementItem(
                entry.entryNo(),
                entry.kind(),
                entry.points(),
                entry.balance(),
                entry.occurredAt(),
                entry.event(),
                entry.rule(),
                entry.reverses(),
                null,
                null);
    }

    static StatementItem of(StatementLine line) {
        return new StatementItem(
                line.entryNo(),
                line.kind(),
                line.points(),
                line.balance(),
                line.occurredAt(),
                line.event(),
                line.rule(),
                line.reverses(),
                line.reason(),
                line.reference());
    }

    /** Whether it can be taken back; what takes back cannot. */
    boolean canBeReversed() {
        return !kind.equals(EntryKind.REVERSAL.code());
    }
}
