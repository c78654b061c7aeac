package org.rocketrewards.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What came over the wire, decompressed.
 *
 * @param contentType as sent
 * @param bytes its length
 * @param text read as UTF-8, with replacement characters where it is not
 * @param exact whether the text is the body, character for byte sequence
 */
public record RawBody(@Nullable String contentType, int bytes, String text, boolean exact) {}
