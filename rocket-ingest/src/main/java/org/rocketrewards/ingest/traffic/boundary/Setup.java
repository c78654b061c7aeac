package org.rocketrewards.ingest.traffic.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.SetupState;
import org.rocketrewards.ingest.traffic.control.SetupReader;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Whether a Moodle is set up, told by what arrives. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Setup {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @EJB
    Sources sources;

    @Inject
    Clock clock;

    /**
     * How far a source is.
     *
     * @throws RocketException {@link ProblemType#NOT_FOUND}
     */
    public SetupState of(String source) {
        boolean hasToken =
                sources.tokens(source).stream().anyMatch(token -> token.state().valid());
        return new SetupReader(database).of(sources.get(source).id(), hasToken, clock.instant());
    }
}
