package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rocketrewards.database.Database;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.control.Rehearsal;
import org.rocketrewards.rules.boundary.RuleSets;

/**
 * Goes the whole way of an event once before anybody can ask for it: parser, planner, evaluator and each statement, in a
 * transaction that is rolled back. The first delivery of a fresh process would otherwise wait for a second while classes
 * are loaded, and a learner in front of Moodle with it.
 */
@Singleton
@Startup
@DependsOn("MappedRules")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WarmUp {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    @EJB
    Database database;

    @Inject
    RuleSets ruleSets;

    @EJB
    Booking booking;

    @Inject
    Clock clock;

    @PostConstruct
    void rehearse() {
        database.ready();
        long begin = System.nanoTime();
        try {
            Rehearsal rehearsal = new Rehearsal(ruleSets.catalogue(), ruleSets.current(), clock.instant());
            booking.prepare(rehearsal.months(), new Months(), List.of(), new EventTypeIds());
            for (int round = 0; round < Rehearsal.ROUNDS; round++) {
                booking.rehearse(rehearsal);
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "intake.warm ms={0,number,#}",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "intake.cold the first deliveries take longer", e);
        }
    }
}
