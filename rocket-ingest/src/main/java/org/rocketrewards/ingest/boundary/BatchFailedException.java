package org.rocketrewards.ingest.boundary;

import jakarta.ejb.ApplicationException;

/** A batch that was rolled back; the cause tells why. */
@ApplicationException(rollback = true)
class BatchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BatchFailedException(Throwable cause) {
        super("the batch was rolled back", cause);
    }
}
