package org.rocketrewards.ingest.control.simulation;

/** A simulation would need more memory than it may have; the message says what to do. */
final class SimulationLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SimulationLimitException(String message) {
        super(message);
    }
}
