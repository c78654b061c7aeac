package org.rocketrewards.ingest.retention;

import org.jspecify.annotations.Nullable;

/**
 * A month of a table that is old enough to leave.
 *
 * @param table event, delivery or raw_body
 * @param month such as 2024-05
 * @param hold the legal hold that keeps it; null: it leaves with the next run
 */
public record DueMonth(String table, String month, @Nullable Integer hold) {}
