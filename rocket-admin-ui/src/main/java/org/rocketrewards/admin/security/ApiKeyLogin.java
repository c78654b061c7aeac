package org.rocketrewards.admin.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.ApiKeyHolder;
import org.rocketrewards.access.Origin;
import org.rocketrewards.access.boundary.ApiKeys;
import org.rocketrewards.audit.CallContext;
import org.rocketrewards.ingest.boundary.RequestOrigin;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/** Programs: every request to /api/v1 carries an API key, or is refused before anything is looked at. No session. */
@ApplicationScoped
class ApiKeyLogin {
    private static final String PATH = "/api/v1";
    /** Where the area stands in {@code /api/v1/<area>/…}. */
    private static final int AREA = 3;

    private static final String SCHEME = "bearer ";

    @Inject
    ApiKeys keys;

    @Inject
    RequestOrigin origins;

    /** Whether the request is for this login to decide. */
    boolean concerns(HttpServletRequest request) {
        String info = request.getPathInfo();
        return concerns(info == null ? request.getServletPath() : request.getServletPath() + info);
    }

    static boolean concerns(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** Tells the container who is calling, or answers the request. */
    AuthenticationStatus decide(HttpMessageContext context) {
        try {
            Optional<String> key = presented(context.getRequest().getHeader("Authorization"));
            Optional<ApiKeyHolder> holder = key.flatMap(keys::find);
            if (holder.isPresent() && !holder.get().reaches(area(context.getRequest()))) {
                return refuse(
                        context,
                        new RocketException(ProblemType.FORBIDDEN, "The scopes of this API key do not include that."));
            }
            if (holder.isPresent()) {
                return context.notifyContainerAboutLogin(
                        holder.get().principalName(), Set.of(holder.get().role().code()));
            }
            if (key.isPresent()) {
                noteRefused(origins.of(context.getRequest()));
            }
            return refuse(
                    context,
                    new RocketException(
                            ProblemType.TOKEN_REFUSED,
                            "Send an API key that is still valid as Authorization: Bearer <key>."));
        } catch (RuntimeException e) {
            return refuse(context, Problems.of(e));
        }
    }

    /** First part of the address below /api/v1; empty for that itself, which only lists what there is. */
    private static String area(HttpServletRequest request) {
        return area(request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), ""));
    }

    static String area(String path) {
        String[] parts = path.split("/", -1);
        // deliveries.csv are deliveries
        return parts.length > AREA ? parts[AREA].replaceAll("\\..*", "") : "";
    }

    private void noteRefused(Origin origin) {
        // no filter has been reached yet that would have told the audit trail
        CallContext.begin(new CallContext(origin.address(), UUID.randomUUID().toString()));
        try {
            keys.noteRefused(origin);
        } finally {
            CallContext.end();
        }
    }

    private static AuthenticationStatus refuse(HttpMessageContext context, RocketException problem) {
        // no filter has been reached yet
        SecurityHeaders.toProgram(context.getResponse());
        try {
            Problems.write(context.getResponse(), problem);
        } catch (IOException e) {
            throw new UncheckedIOException("the caller has gone", e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** The credentials of an Authorization field; the scheme is known in any case. */
    static Optional<String> presented(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        String key = authorization.substring(SCHEME.length()).strip();
        return key.isEmpty() ? Optional.empty() : Optional.of(key);
    }
}
