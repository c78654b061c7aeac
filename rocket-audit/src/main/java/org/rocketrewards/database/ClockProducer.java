package org.rocketrewards.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Where every module gets the time from; nobody asks the system directly. */
@ApplicationScoped
public class ClockProducer {
    /** The system's UTC clock. */
    @Produces
    public Clock clock() {
        return Clock.systemUTC();
    }
}
