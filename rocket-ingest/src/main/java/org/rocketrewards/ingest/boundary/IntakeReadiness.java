package org.rocketrewards.ingest.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready to serve while every writer lane runs; tells how many deliveries wait. */
@Readiness
@ApplicationScoped
public class IntakeReadiness implements HealthCheck {
    @Inject
    Intake intake;

    @Inject
    Lanes lanes;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake")
                .status(intake.isOpen())
                .withData("waiting", lanes.waiting())
                .build();
    }
}
