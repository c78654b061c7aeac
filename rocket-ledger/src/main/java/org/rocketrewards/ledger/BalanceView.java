package org.rocketrewards.ledger;

import java.time.Instant;

/**
 * What a learner had at a moment.
 *
 * @param source name of the Moodle site
 * @param learner Moodle user id there
 * @param at the moment; what counts at it counts
 * @param by code of the {@link EntryTime} that decides
 * @param balance whole points
 * @param entries how many entries that is
 */
public record BalanceView(String source, long learner, Instant at, String by, long balance, long entries) {}
