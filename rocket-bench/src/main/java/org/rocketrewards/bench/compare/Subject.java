package org.rocketrewards.bench.compare;

import java.io.IOException;
import java.time.Duration;
import org.rocketrewards.bench.load.LoadResult;

/** One of the things that are compared. Up and ready until closed. */
interface Subject extends AutoCloseable {
    /** Its column in the table. */
    String name();

    /** Whether a new connection per event means anything to it. */
    default boolean hasConnections() {
        return true;
    }

    /** Drives it at a number of events per second; 0 is as hard as the scenario allows. */
    LoadResult drive(Scenario scenario, Duration duration, long eventsPerSecond)
            throws IOException, InterruptedException;

    /** Processor time so far of the server, without database and generator; zero when it runs in this process. */
    Duration serverCpu();

    @Override
    void close() throws IOException;
}
