package org.rocketrewards.admin.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.rocketrewards.admin.Place;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.model.Page;

/** Corrections that somebody else asked for: those who may approve them are told. */
@ApplicationScoped
class WaitingDuties implements Duties {
    private static final System.Logger LOG = System.getLogger(WaitingDuties.class.getPackageName());

    @Inject
    Corrections corrections;

    @Override
    public Map<Place, Integer> waiting() {
        if (!Caller.operates()) {
            return Map.of();
        }
        try {
            long others = others(Caller.name());
            return others == 0 ? Map.of() : Map.of(Place.CORRECTIONS, (int) others);
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
