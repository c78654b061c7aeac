package org.rocketrewards.ingest.imports.control;

import org.jspecify.annotations.Nullable;

/** A file that cannot be used as a whole. The message tells a person what is wrong and what to do. */
public final class UnusableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final @Nullable Long line;

    /** A file that is unusable from this line on; null: as a whole. */
    public UnusableFileException(String reason, @Nullable Long line, String detail) {
        super(detail);
        this.reason = reason;
        this.line = line;
    }

    /** Stable code. */
    public String reason() {
        return reason;
    }

    /** Where it shows; null when nowhere in particular. */
    public @Nullable Long line() {
        return line;
    }

    /** What to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
