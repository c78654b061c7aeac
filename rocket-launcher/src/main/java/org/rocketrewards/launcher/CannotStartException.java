package org.rocketrewards.launcher;

/** A reason not to start, or not to go on, that a person can act on. The message is the one line that is shown. */
final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    CannotStartException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
