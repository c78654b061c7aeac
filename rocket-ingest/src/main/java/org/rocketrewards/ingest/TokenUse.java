package org.rocketrewards.ingest;

import java.time.Instant;

/** How often a token was used from one address; up to ten seconds behind. */
public record TokenUse(String address, Instant firstUsedAt, Instant lastUsedAt, long uses) {}
