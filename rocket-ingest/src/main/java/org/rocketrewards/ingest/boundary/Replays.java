package org.rocketrewards.ingest.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.rocketrewards.ingest.Release;
import org.rocketrewards.ingest.ReplayRow;
import org.rocketrewards.ingest.control.Failures;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Tries deliveries again, each in a transaction of its own and again where the database says that this may help. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Replays {
    private static final int TRIES = 5;

    @EJB
    Replay replay;

    /**
     * Tries one delivery again; an attempt that fails is on record, too.
     *
     * @throws RocketException {@code not_found}; {@code conflict} for one that neither failed nor is quarantined, or
     *     whose body is not kept any more
     */
    public ReplayRow again(long deliveryId, Release release) {
        RuntimeException failure = new IllegalStateException("not tried");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return replay.replay(deliveryId, release);
            } catch (RocketException e) {
                throw e;
            } catch (RuntimeException e) {
                failure = e;
                if (!Failures.worthRetrying(e)) {
                    break;
                }
            }
        }
        if (Failures.databaseAway(failure)) {
            throw failure;
        }
        return replay.failedAgain(deliveryId, Failures.describe(failure));
    }
}
