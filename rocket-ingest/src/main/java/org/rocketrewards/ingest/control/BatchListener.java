package org.rocketrewards.ingest.control;

import java.util.List;
import org.rocketrewards.rules.Decision;

/** Hears what is decided about the new events of a batch, whether or not its transaction commits. */
@FunctionalInterface
public interface BatchListener {
    /** Nobody listens. */
    BatchListener NONE = decisions -> {};

    /** Called once per event, in the order of the batch. */
    void decided(List<Decision> decisions);
}
