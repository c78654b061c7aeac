package org.rocketrewards.access;

import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** A new password that is not good enough; nothing was changed. */
public class PasswordRefusedException extends RocketException {
    private static final long serialVersionUID = 1L;

    private final PasswordFault fault;

    /** Refuses a password because of {@code fault}. */
    public PasswordRefusedException(PasswordFault fault) {
        super(
                ProblemType.INVALID_FIELD,
                "The new password is not good enough: " + fault.code().replace('_', ' ') + ".",
                Map.of("field", "newPassword", "fault", fault.code()));
        this.fault = fault;
    }

    /** What is wrong with it. */
    public PasswordFault fault() {
        return fault;
    }
}
