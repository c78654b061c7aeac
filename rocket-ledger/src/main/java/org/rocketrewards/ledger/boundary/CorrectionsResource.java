package org.rocketrewards.ledger.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.CorrectionJson;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestBody;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Adjustments, opening balances and reversals. */
@Path("v1/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class CorrectionsResource {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,100}");

    @Inject
    Corrections corrections;

    /** Corrections, newest first. */
    @GET
    public Page<CorrectionRow> list(@Context UriInfo uri) {
        QueryParameters query =
                new QueryParameters(uri.getQueryParameters(), List.of("state", "source", "learner", "limit", "cursor"));
        return corrections.list(
                state(query.text("state")),
                query.text("source"),
                query.number("learner"),
                query.cursor(),
                query.limit());
    }

    /** Asks for one; 201 once, 200 when it had been asked for under the same key. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(
            InputStream body, @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        if (key != null && !KEY.matcher(key).matches()) {
            throw new RocketException(
                    ProblemType.INVALID_FIELD,
                    "Idempotency-Key has 1 to 100 visible ASCII characters.",
                    Map.of("field", "Idempotency-Key"));
        }
        Corrections.Requested requested =
                corrections.request(CorrectionJson.read(RequestBody.text(body, CorrectionJson.LARGEST)), key);
        CorrectionRow correction = requested.correction();
        return (requested.repeated()
                        ? Response.ok()
                        : Response.created(uri.getAbsolutePathBuilder()
                                .path(String.valueOf(correction.id()))
                                .build()))
                .entity(correction)
                .build();
    }

    /** One correction with what it booked. */
    @GET
    @Path("{id: [1-9][0-9]{0,17}}")
    public CorrectionRow correction(@PathParam("id") long id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return corrections
                .find(id)
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is no correction " + id + "."));
    }

    /** Agrees to what somebody else asked for. */
    @POST
    @Path("{id: [1-9][0-9]{0,17}}/approval")
    public CorrectionRow approve(@PathParam("id") long id, InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        return corrections.approve(id, CorrectionJson.readNote(RequestBody.text(body, CorrectionJson.LARGEST)));
    }

    /** Refuses what somebody asked for, or withdraws one's own. */
    @POST
    @Path("{id: [1-9][0-9]{0,17}}/refusal")
    public CorrectionRow refuse(@PathParam("id") long id, InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        return corrections.refuse(id, CorrectionJson.readNote(RequestBody.text(body, CorrectionJson.LARGEST)));
    }

    private static @Nullable CorrectionState state(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(CorrectionState.values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        "state is one of waiting, booked, refused.",
                        Map.of("field", "state")));
    }
}
