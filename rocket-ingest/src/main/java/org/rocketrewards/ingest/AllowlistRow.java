package org.rocketrewards.ingest;

import java.time.Instant;

/** A network from which a source may deliver, in CIDR notation. */
public record AllowlistRow(int id, String network, String comment, Instant createdAt, String createdBy) {}
