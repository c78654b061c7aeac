package org.rocketrewards.rules.file;

import org.rocketrewards.rules.RuleProblem;

/** A file that is no plain data: nothing can be said about the rules in it. */
final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RuleProblem problem;

    UnreadableFileException(RuleProblem.Code code, Place place, String message) {
        super(message);
        problem = new RuleProblem("", code, message, place.line(), place.column());
    }

    RuleProblem problem() {
        return problem;
    }
}
