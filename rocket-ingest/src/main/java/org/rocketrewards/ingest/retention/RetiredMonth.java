package org.rocketrewards.ingest.retention;

import java.time.Instant;

/**
 * A month of a table that has left.
 *
 * @param table event, delivery or raw_body
 * @param month such as 2024-05
 * @param archive name of the file that holds its rows
 * @param archiveSha256 in hex
 */
public record RetiredMonth(
        int id,
        String table,
        String month,
        long rows,
        String archive,
        long archiveBytes,
        String archiveSha256,
        Instant retiredAt) {}
