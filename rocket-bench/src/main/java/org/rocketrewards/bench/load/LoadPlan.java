package org.rocketrewards.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What one run sends, where to, and what it expects.
 *
 * @param target a loopback address; anything else is refused
 * @param connections connections kept open, or how many may be open at the same time
 * @param connectionPerEvent a new TCP connection for each event, as Moodle makes them
 * @param rate events per second, latency measured from the moment an event was due; 0 sends the next event of a
 *     connection as soon as the last is answered
 * @param duration after which nothing more is sent; what is under way is still awaited
 * @param maxEvents after which nothing more is sent
 * @param threads event loops
 * @param timeout after which an unanswered event counts as an error
 * @param expected the {@code status} that every answer must have
 */
public record LoadPlan(
        InetSocketAddress target,
        String path,
        String token,
        int connections,
        boolean connectionPerEvent,
        long rate,
        Duration duration,
        long maxEvents,
        int threads,
        Duration timeout,
        String expected) {

    private static final int MOST_CONNECTIONS = 4_096;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public LoadPlan {
        if (target.getAddress() == null || !target.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("the load generator sends to this machine only, not to " + target);
        }
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("connections: 1 to " + MOST_CONNECTIONS);
        }
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("seconds: 0 to " + LONGEST.toSeconds());
        }
        if (threads < 1 || threads > connections || rate < 0 || maxEvents < 0) {
            throw new IllegalArgumentException("threads: 1 to connections; rate and events: not negative");
        }
    }

    /** The same plan for another length of time, such as a warm-up. */
    public LoadPlan lasting(Duration other) {
        return new LoadPlan(
                target,
                path,
                token,
                connections,
                connectionPerEvent,
                rate,
                other,
                maxEvents,
                threads,
                timeout,
                expected);
    }
}
