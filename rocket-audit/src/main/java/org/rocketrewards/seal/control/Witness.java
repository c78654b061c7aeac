package org.rocketrewards.seal.control;

import java.io.IOException;

/** Somebody outside of the database who keeps checkpoints. */
public interface Witness {
    /** Who it is, for the log. */
    String name();

    /**
     * Hands over a signed checkpoint.
     *
     * @throws IOException when it was not taken
     */
    void take(String note) throws IOException;
}
