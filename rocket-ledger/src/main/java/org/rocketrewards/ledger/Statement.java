package org.rocketrewards.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A learner's account over a period: what there was, what came and went, what there is.
 *
 * @param source name of the Moodle site
 * @param sourceTitle what people call it
 * @param learner Moodle user id there
 * @param by code of the {@link EntryTime} that decides what belongs to the period
 * @param from the period's start, included
 * @param to its end, excluded
 * @param opening balance at the start
 * @param credits points that came
 * @param debits points that went, as a positive number
 * @param closing balance at the end: {@code opening + credits - debits}
 * @param lines in the order in which they count
 */
public record Statement(
        String source,
        String sourceTitle,
        long learner,
        String by,
        Instant from,
        Instant to,
        long opening,
        long credits,
        long debits,
        long closing,
        List<StatementLine> lines) {
    /** Copies the lines. */
    public Statement {
        lines = List.copyOf(lines);
    }
}
