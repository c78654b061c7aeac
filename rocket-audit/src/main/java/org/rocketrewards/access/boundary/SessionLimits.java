package org.rocketrewards.access.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a person stays signed in. */
@ApplicationScoped
public class SessionLimits {
    @Inject
    @ConfigProperty(name = "rocket.session.idle.minutes", defaultValue = "30")
    long idleMinutes = 30;

    @Inject
    @ConfigProperty(name = "rocket.session.longest.hours", defaultValue = "12")
    long longestHours = 12;

    /** Without anything done. */
    public Duration idle() {
        return Duration.ofMinutes(Math.max(1, idleMinutes));
    }

    /** Without anything noted, which may lag behind by two minutes: activity is noted to the minute. */
    Duration idleAsNoted() {
        return idle().plus(Duration.ofMinutes(2));
    }

    /** Whatever is done. */
    public Duration longest() {
        return Duration.ofHours(Math.max(1, longestHours));
    }
}
