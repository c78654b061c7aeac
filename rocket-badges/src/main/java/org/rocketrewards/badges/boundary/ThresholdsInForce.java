package org.rocketrewards.badges.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.SettingsChanged;

/** The enabled thresholds, kept in memory: every batch asks for them. */
@ApplicationScoped
public class ThresholdsInForce {
    @Inject
    Database database;

    @Inject
    BadgeThresholds thresholds;

    private volatile List<Threshold> enabled = List.of();

    @PostConstruct
    void load() {
        database.ready();
        enabled = List.copyOf(thresholds.enabled());
    }

    void follow(@Observes SettingsChanged news) {
        enabled = List.copyOf(thresholds.enabled());
    }

    /** The enabled ones. */
    public List<Threshold> list() {
        return enabled;
    }
}
