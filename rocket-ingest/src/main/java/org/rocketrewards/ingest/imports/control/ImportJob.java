package org.rocketrewards.ingest.imports.control;

import java.time.Instant;
import java.util.Map;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.ImportTally;

/**
 * What the worker needs to know of an import.
 *
 * @param columns names of columns by the field that they hold, where the two differ
 * @param spool name of the file in the spool directory
 * @param createdAt also the clock of its rows, so that each reading of the file finds the same errors
 */
public record ImportJob(
        int id,
        int sourceId,
        ImportKind kind,
        Map<String, String> columns,
        ImportState state,
        boolean runWhenChecked,
        long rowsDone,
        String spool,
        Instant createdAt,
        ImportTally booked) {}
