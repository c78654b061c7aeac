package org.rocketrewards.ingest.monitoring.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.PoolUse;
import org.rocketrewards.ingest.boundary.Lanes;
import org.rocketrewards.ingest.monitoring.control.FigureReader;
import org.rocketrewards.ingest.monitoring.control.Figures;
import org.rocketrewards.ingest.monitoring.control.IntakeMeters;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/**
 * Figures for Prometheus. Behind the same door as all that is not public: an API key, which can be confined to the area
 * {@code metrics}.
 */
@Path("v1/metrics")
@Produces(MetricsResource.TYPE)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class MetricsResource {
    static final String TYPE = "text/plain;version=0.0.4;charset=utf-8";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    IntakeMeters meters;

    @Inject
    Lanes lanes;

    @Inject
    Clock clock;

    /** The figures now. */
    @GET
    public String figures(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        Instant now = clock.instant();
        // before this request takes a connection itself
        OptionalInt used = PoolUse.of(database);
        long waited = poolWaitNanos();
        FigureReader reader = new FigureReader(database);
        List<FigureReader.Source> sources = reader.sources();
        FigureReader.Totals system = reader.totals(now);
        return new Figures(now)
                .intake(meters, sources, lanes.waiting())
                .sources(sources, reader.tokens(now))
                .system(system, reader.imports(), reader.alerts())
                .database(system, reader.connections())
                .pool(used, Database.POOL_SIZE, waited)
                .process()
                .text();
    }

    private long poolWaitNanos() {
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            return System.nanoTime() - begin;
        } catch (SQLException e) {
            throw Problems.databaseUnavailable(e);
        }
    }
}
