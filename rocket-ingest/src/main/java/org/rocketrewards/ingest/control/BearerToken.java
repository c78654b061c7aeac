package org.rocketrewards.ingest.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token in an Authorization header: scheme {@code Bearer} in any case, one or more blanks, the token. */
final class BearerToken {
    private static final String SCHEME = "Bearer";

    private BearerToken() {}

    /** The token; empty when there is no header, another scheme or nothing behind the scheme. */
    static Optional<String> in(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String value = header.strip();
        int length = SCHEME.length();
        if (value.length() <= length
                || !value.regionMatches(true, 0, SCHEME, 0, length)
                || value.charAt(length) != ' ') {
            return Optional.empty();
        }
        return Optional.of(value.substring(length).strip());
    }
}
