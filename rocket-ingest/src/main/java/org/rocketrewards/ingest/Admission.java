package org.rocketrewards.ingest;

/** A request that the gate lets in: whose it is, and by which token. */
public record Admission(SourceSettings source, int tokenId) {}
