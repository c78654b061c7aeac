package org.rocketrewards.badges.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import javax.sql.DataSource;
import org.rocketrewards.badges.CredentialRow;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** The Rocket badges of a learner. */
@Path("v1/sources/{source}/learners/{learner: 0|-?[1-9][0-9]{0,12}}/credentials")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class CredentialsResource {
    @Inject
    Credentials credentials;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    /** The learner's credentials by the badge's key, revoked ones too. */
    @GET
    public Page<CredentialRow> credentials(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        int sourceId = new SourceNames(database)
                .idOf(source)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no source of that name; GET /api/v1/sources lists them."));
        return credentials
                .ofLearner(sourceId, learner)
                .map(rows -> new Page<>(rows, null))
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND,
                        "Rocket never saw an event of a learner with user id " + learner + " at that source."));
    }
}
