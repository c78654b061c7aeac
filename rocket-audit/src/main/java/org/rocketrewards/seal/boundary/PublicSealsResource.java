package org.rocketrewards.seal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;

/** What anybody may know of the seals: a checkpoint tells nothing of what is under it. */
@Path("public")
@Produces("text/plain;charset=UTF-8")
@Stateless
@PermitAll
public class PublicSealsResource {
    @Inject
    Seals seals;

    /** The newest checkpoint. */
    @GET
    @Path("checkpoint")
    public String checkpoint(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return seals.checkpoint()
                .orElseThrow(PublicSealsResource::nothingSealed)
                .toString();
    }

    /** The keys to verify with, one a line. */
    @GET
    @Path("seal-key")
    public String keys(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return String.join("\n", seals.keys()) + "\n";
    }

    static RocketException nothingSealed() {
        return new RocketException(
                ProblemType.NOT_FOUND, "Nothing has been sealed yet; what is new is sealed within seconds.");
    }
}
