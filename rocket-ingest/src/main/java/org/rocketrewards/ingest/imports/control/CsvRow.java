package org.rocketrewards.ingest.imports.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param line where it begins; 1 is the first
 * @param cells an empty cell without quotes is null: what it stands for is not carried; with quotes it is empty
 */
public record CsvRow(long line, List<@Nullable String> cells) {}
