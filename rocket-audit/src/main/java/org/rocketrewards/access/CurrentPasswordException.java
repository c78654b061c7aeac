package org.rocketrewards.access;

import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** The current password, which a change asks for, was wrong or may not be tried again yet; nothing was changed. */
public class CurrentPasswordException extends RocketException {
    private static final long serialVersionUID = 1L;

    private final boolean throttled;

    /** Refuses a change; {@code throttled} when the password was not even looked at. */
    public CurrentPasswordException(boolean throttled) {
        super(
                throttled ? ProblemType.RATE_LIMITED : ProblemType.INVALID_FIELD,
                throttled
                        ? "The current password was wrong too often; wait a little before you try again."
                        : "The current password is wrong.",
                Map.of("field", "currentPassword"));
        this.throttled = throttled;
    }

    /** Whether it failed too often, rather than just now. */
    public boolean throttled() {
        return throttled;
    }
}
