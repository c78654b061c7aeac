package org.rocketrewards.ledger;

import java.time.Instant;

/**
 * News within the transaction of a correction: a learner has another balance, so that what depends on it can follow. The
 * learner's account is locked, and what the correction takes back has been followed already.
 */
public record BalanceCorrected(long learnerKey, Instant at) {}
