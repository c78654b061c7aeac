package org.rocketrewards.bench.compare;

import java.io.IOException;
import java.time.Duration;
import org.rocketrewards.bench.load.EventMix;
import org.rocketrewards.bench.load.Load;
import org.rocketrewards.bench.load.LoadPlan;
import org.rocketrewards.bench.load.LoadResult;

/** Something behind HTTP: Rocket, or a servlet. */
final class HttpSubject implements Subject {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final ServerProcess server;
    private final String path;
    private final String token;
    private final Load load = new Load(EventMix.standard(), 0);

    HttpSubject(String name, ServerProcess server, String path, String token) {
        this.name = name;
        this.server = server;
        this.path = path;
        this.token = token;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LoadResult drive(Scenario scenario, Duration duration, long eventsPerSecond)
            throws IOException, InterruptedException {
        return load.run(new LoadPlan(
                server.address(),
                path,
                token,
                scenario.connections(),
                scenario.connectionPerEvent(),
                eventsPerSecond,
                duration,
                Long.MAX_VALUE,
                1,
                TIMEOUT,
                "accepted"));
    }

    @Override
    public Duration serverCpu() {
        return server.cpu();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
