package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.ingest.control.simulation.Rerating;
import org.rocketrewards.ingest.control.simulation.Simulation;

/** Runs simulations and re-ratings beside the requests, each on a thread of the container. */
@ApplicationScoped
@NotAudited("it does what somebody asked for on record")
public class SimulationRunner {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    ManagedExecutorService executor;

    @Inject
    Event<Simulation.Request> requests;

    @Inject
    Event<Application> applications;

    @Inject
    Reratings reratings;

    @Inject
    Clock clock;

    @Inject
    Lanes lanes;

    /** A re-rating by its number. */
    public record Application(int id, Rerating rerating) {}

    /** Starts a simulation as soon as the caller's transaction has put it on the list. */
    public void afterCommit(Simulation.Request request) {
        requests.fire(request);
    }

    /** Starts a re-rating as soon as the caller's transaction has put it on the list. */
    public void afterCommit(Application application) {
        applications.fire(application);
    }

    void run(@Observes(during = TransactionPhase.AFTER_SUCCESS) Simulation.Request request) {
        execute("simulation " + request.id(), new Simulation(database, clock, lanes.giveWay(), request));
    }

    void apply(@Observes(during = TransactionPhase.AFTER_SUCCESS) Application application) {
        execute("rerating " + application.id(), () -> {
            application.rerating().run();
            reratings.ended(application.id());
        });
    }

    private void execute(String name, Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "not started: " + name, e);
        }
    }
}
