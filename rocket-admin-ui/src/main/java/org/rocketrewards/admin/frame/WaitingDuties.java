package org.rocketrewards.admin.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.rocketrewards.admin.Place;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.ingest.alerts.boundary.Alerts;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.model.Page;

/** Corrections that somebody else asked for, and alerts that nobody sees to: those who may do something are told. */
@ApplicationScoped
class WaitingDuties implements Duties {
    private static final System.Logger LOG = System.getLogger(WaitingDuties.class.getPackageName());

    @Inject
    Corrections corrections;

    @Inject
    Alerts alerts;

    @Override
    public Map<Place, Integer> waiting() {
        if (!Caller.operates()) {
            return Map.of();
        }
        try {
            Map<Place, Integer> waiting = new EnumMap<>(Place.class);
            waiting.put(Place.CORRECTIONS, (int) others(Caller.name()));
            waiting.put(Place.ALERTS, (int) alerts.open());
            waiting.values().removeIf(count -> count == 0);
            return waiting;
        } catch (RuntimeException e) {
            // the frame stands around the page that says so, too
            LOG.log(System.Logger.Level.WARNING, "duties.unknown", e);
            return Map.of();
        }
    }

    private long others(String name) {
        return corrections.list(CorrectionState.WAITING, null, null, null, Page.MAX_LIMIT).items().stream()
                .filter(correction -> !correction.requestedBy().equals(name))
                .count();
    }
}
