package org.rocketrewards.ingest.control;

/** Delivery ids from {@code first}, included, to {@code before}, excluded. */
public record IdRange(long first, long before) {}
