package org.rocketrewards.ingest.imports;

import jakarta.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One import.
 *
 * @param source name of the Moodle site
 * @param kind see {@link ImportKind}
 * @param fileBytes size of the file as it came
 * @param fileSha256 its SHA-256, in hex
 * @param state see {@link ImportState}
 * @param rowsDone rows that are dealt with
 * @param problem why the file cannot be used; null unless rejected
 * @param checked what the dry run found, see {@link ImportTally}; null while it goes on
 * @param booked what was booked so far
 */
public record ImportRow(
        int id,
        String source,
        String kind,
        String fileName,
        long fileBytes,
        String fileSha256,
        String state,
        long rowsDone,
        @Nullable JsonValue problem,
        @Nullable JsonValue checked,
        @Nullable JsonValue booked,
        Instant createdAt,
        String createdBy,
        @Nullable Instant checkedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
