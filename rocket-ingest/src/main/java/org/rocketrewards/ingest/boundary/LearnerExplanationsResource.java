package org.rocketrewards.ingest.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Why a learner got no points. */
@Path("v1/sources/{source}/learners/{learner: 0|-?[1-9][0-9]{0,12}}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class LearnerExplanationsResource {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    @Inject
    LearnerExplanations explanations;

    /** What came of the learner's newest event of a kind, in the language of {@code Accept-Language}. */
    @GET
    public Response explanation(
            @PathParam("source") String source,
            @PathParam("learner") long learner,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("eventType"));
        String eventType = query.text("eventType");
        if (eventType == null) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "eventType is needed: a class, a short name or a Rocket name such as quiz.completed.",
                    Map.of("field", "eventType"));
        }
        Locale language = headers.getAcceptableLanguages().stream()
                .map(accepted -> Locale.forLanguageTag(accepted.getLanguage()))
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
        return Response.ok(explanations.of(source, learner, eventType, language))
                .language(language)
                .build();
    }
}
