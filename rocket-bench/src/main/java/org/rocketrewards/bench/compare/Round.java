package org.rocketrewards.bench.compare;

import java.time.Duration;
import org.rocketrewards.bench.load.LoadResult;

/**
 * One measurement of one subject.
 *
 * @param serverCpu processor time of the server while it lasted
 * @param databaseCpu of PostgreSQL and all its processes
 * @param benchCpu of this process: the generator, or the program that books
 */
record Round(
        Subject subject,
        Scenario scenario,
        LoadResult result,
        Duration serverCpu,
        Duration databaseCpu,
        Duration benchCpu) {

    double microsPerEvent(Duration cpu) {
        return cpu.toNanos() / 1e3 / Math.max(1, result.sent());
    }
}
