package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.rocketrewards.database.ApplicationStopping;
import org.rocketrewards.database.Database;

/**
 * Opens the gate with the application rather than with the first request, and writes down what it still has in memory
 * when the application stops.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class GateUpkeep {
    @EJB
    Database database;

    @Inject
    Gate gate;

    @Inject
    RefusalLog refusals;

    private DataSource lastWords;

    @PostConstruct
    void open() {
        database.ready();
        lastWords = database.unpooled();
        gate.flush();
        refusals.flush();
    }

    /** Nothing is written by the clock once the pool may be gone. */
    public void rest(@Observes ApplicationStopping news) {
        gate.rest();
        refusals.rest();
    }

    /** What came until then: requests are answered to the end. */
    @PreDestroy
    void close() {
        gate.close(lastWords);
        refusals.close(lastWords);
    }
}
