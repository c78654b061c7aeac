package org.rocketrewards.admin.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.rocketrewards.admin.Place;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.ingest.alerts.boundary.Alerts;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.ingest.traffic.boundary.Overviews;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.model.Page;

/**
 * What those who operate Rocket have to look at: quarantine, failed deliveries, imports that stand, corrections that somebody
 * else asked for, alerts that nobody sees to.
 */
@ApplicationScoped
class WaitingDuties implements Duties {
    private static final System.Logger LOG = System.getLogger(WaitingDuties.class.getPackageName());

    @Inject
    Corrections corrections;

    @Inject
    Alerts alerts;

    @Inject
    Overviews overviews;

    @Override
    public Map<Place, Integer> waiting() {
        if (!Caller.operates()) {
            return Map.of();
        }
        try {
            Overview.Todo todo = overviews.todo();
            Map<Place, Integer> waiting = new EnumMap<>(Place.class);
            put(waiting, Place.DELIVERIES, todo.quarantined() + todo.failed());
            put(waiting, Place.IMPORTS, todo.imports());
            put(waiting, Place.CORRECTIONS, todo.approvals() == 0 ? 0 : others(Caller.name()));
            put(waiting, Place.ALERTS, alerts.open());
            return waiting;
        } catch (RuntimeException e) {
            // the frame stands around the page that says so, too
            LOG.log(System.Logger.Level.WARNING, "duties.unknown", e);
            return Map.of();
        }
    }

    private static void put(Map<Place, Integer> waiting, Place place, long number) {
        if (number > 0) {
            waiting.put(place, Math.toIntExact(number));
        }
    }

    private long others(String name) {
        return corrections.list(CorrectionState.WAITING, null, null, null, Page.MAX_LIMIT).items().stream()
                .filter(correction -> !correction.requestedBy().equals(name))
                .count();
    }
}
