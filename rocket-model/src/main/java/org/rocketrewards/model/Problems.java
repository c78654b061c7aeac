package org.rocketrewards.model;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Answers requests with problem documents, whatever was thrown; clients never see a stack trace or a class name. */
public final class Problems {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.api");

    private Problems() {}

    /**
     * What a client is told about {@code thrown}: the refusal itself, also when a container has wrapped it, else an
     * internal error with an incident id under which the whole is in the log.
     */
    public static RocketException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RocketException problem) {
                return problem;
            }
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "request.failed incident=" + incident, thrown);
        return new RocketException(
                ProblemType.INTERNAL_ERROR,
                "Something went wrong in Rocket; its log tells more under the incident id.",
                Map.of("incident", incident));
    }

    /** Writes a problem as the whole answer; does nothing when an answer is already on its way. */
    public static void write(HttpServletResponse response, RocketException problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] document = ProblemDocument.text(problem).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.type().status());
        ProblemDocument.headers(problem).forEach(response::setHeader);
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
