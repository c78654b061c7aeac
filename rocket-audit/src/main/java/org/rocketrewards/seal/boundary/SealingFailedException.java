package org.rocketrewards.seal.boundary;

import jakarta.ejb.ApplicationException;

/** Nothing could be sealed just now. Known to the container, which would otherwise log every attempt at length. */
@ApplicationException(rollback = true)
public class SealingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean standstill;

    SealingFailedException(String message, Throwable cause) {
        super(message, cause);
        this.standstill = false;
    }

    /** Nothing may be sealed until a person has decided. */
    SealingFailedException(String standstill) {
        super(standstill);
        this.standstill = true;
    }

    /** Whether it is of no use to try again. */
    boolean standstill() {
        return standstill;
    }
}
