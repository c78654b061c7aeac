package org.rocketrewards.ledger;

import java.time.Instant;

/**
 * News within the transaction of a correction: somebody took back an entry, so that whoever keeps something because of
 * it (keys, places in a cap, badges) can let go of it. The learner's account is locked.
 *
 * @param entryNo number of the entry that was taken back
 * @param keepsAward only the points are gone; what the award stands for stays
 */
public record EntryReversed(long learnerKey, long entryNo, boolean keepsAward, Instant at) {}
