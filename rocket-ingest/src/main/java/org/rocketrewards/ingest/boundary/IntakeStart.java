package org.rocketrewards.ingest.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the schema is there, rules and tokens are read and the writer lanes have been opened; from then on always. */
@Startup
@ApplicationScoped
public class IntakeStart implements HealthCheck {
    @Inject
    Intake intake;

    private volatile boolean started;

    @Override
    public HealthCheckResponse call() {
        started = started || intake.isOpen();
        return HealthCheckResponse.named("intake").status(started).build();
    }
}
