package org.rocketrewards.admin.api;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemDocument;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/** Whatever goes wrong below /api is answered as a problem document. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    @Context
    SecurityContext security;

    @Override
    public Response toResponse(Throwable thrown) {
        return answer(problem(thrown));
    }

    private RocketException problem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RocketException problem) {
                return problem;
            }
            // the second when one bean calls another that CDI injected
            if (cause instanceof EJBAccessException || cause instanceof AccessLocalException) {
                return denied(security.getUserPrincipal() != null);
            }
            if (cause instanceof WebApplicationException refusal) {
                return ofStatus(refusal);
            }
        }
        return Problems.of(thrown);
    }

    static Response answer(RocketException problem) {
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(new MediaType("application", "problem+json"))
                .entity(ProblemDocument.text(problem));
        ProblemDocument.headers(problem).forEach(response::header);
        return response.build();
    }

    private static RocketException denied(boolean known) {
        return known
                ? new RocketException(ProblemType.FORBIDDEN, "The role of this API key does not allow that.")
                : new RocketException(
                        ProblemType.TOKEN_REFUSED,
                        "Send an API key as Authorization: Bearer, one that is still valid.");
    }

    private static RocketException ofStatus(WebApplicationException refusal) {
        return switch (refusal.getResponse().getStatus()) {
            case 400 ->
                new RocketException(ProblemType.INVALID_PARAMETER, "The request cannot be read: check its address.");
            case 401 -> denied(false);
            case 403 -> denied(true);
            case 404 ->
                new RocketException(
                        ProblemType.NOT_FOUND, "Nothing is at this address; GET /api/v1 lists what there is.");
            case 405 -> {
                List<String> allowed = allowed(refusal.getResponse().getHeaderString("Allow"));
                yield new RocketException(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "This address takes " + String.join(", ", allowed) + ".",
                        Map.of(ProblemDocument.ALLOW, allowed));
            }
            case 406 -> new RocketException(ProblemType.NOT_ACCEPTABLE, "The answer can be had as application/json.");
            case 413 -> new RocketException(ProblemType.BODY_TOO_LARGE, "Send a smaller body.");
            case 415 ->
                new RocketException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Send the body in a type that /openapi lists for this address.");
            default -> Problems.of(refusal);
        };
    }

    private static List<String> allowed(@Nullable String header) {
        if (header == null) {
            return List.of();
        }
        Set<String> methods = new TreeSet<>();
        for (String method : header.split(",", -1)) {
            methods.add(method.strip());
        }
        if (methods.contains("GET")) {
            methods.add("HEAD"); // Jersey answers it, but does not say so
        }
        return List.copyOf(methods);
    }
}
