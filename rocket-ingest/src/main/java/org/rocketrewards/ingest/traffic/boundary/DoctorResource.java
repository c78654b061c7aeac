package org.rocketrewards.ingest.traffic.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.rocketrewards.ingest.traffic.Diagnosis;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** What is wrong at a sender's end. */
@Path("v1/sources/{source}/diagnosis")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class DoctorResource {
    private static final int WEEK = 7;

    @EJB
    Doctor doctor;

    /** By the traffic of the last days, a week unless said otherwise. */
    @GET
    public Diagnosis examine(@PathParam("source") String source, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("days"));
        Long days = query.number("days");
        return doctor.examine(
                source, days == null ? WEEK : (int) Math.max(0, Math.min(days, Integer.MAX_VALUE)), Locale.ENGLISH);
    }
}
