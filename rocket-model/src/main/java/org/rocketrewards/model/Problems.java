package org.rocketrewards.model;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Answers requests with problem documents, whatever was thrown; clients never see a stack trace or a class name. */
public final class Problems {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.api");

    private Problems() {}

    /**
     * What a client is told about {@code thrown}: the refusal itself, also when a container has wrapped it; that the
     * database is away; else an internal error with an incident id under which the whole is in the log.
     */
    public static RocketException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RocketException problem) {
                return problem;
            }
            if (cause instanceof SQLException failure && databaseAway(failure)) {
                return databaseUnavailable(failure);
            }
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "request.failed incident=" + incident, thrown);
        return new RocketException(
                ProblemType.INTERNAL_ERROR,
                "Something went wrong in Rocket; its log tells more under the incident id.",
                Map.of("incident", incident));
    }

    /**
     * Whether the database, rather than the statement, is to blame: no connection, no more connections, or a server that
     * shuts down. A connection pool with nothing to give reports that without a state.
     */
    public static boolean databaseAway(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    /** What a client is told when the database is away; the cause is in the log. */
    public static RocketException databaseUnavailable(SQLException cause) {
        LOG.log(System.Logger.Level.WARNING, "database.away cause=" + cause.getMessage());
        RocketException problem = new RocketException(
                ProblemType.DATABASE_UNAVAILABLE,
                "The database cannot be reached. Nothing was changed; try again.",
                Map.of(ProblemDocument.RETRY_AFTER, 5));
        problem.initCause(cause);
        return problem;
    }

    /** What a client is told at an address of the interface at which nothing is. */
    public static RocketException nothingHere() {
        return new RocketException(
                ProblemType.NOT_FOUND, "Nothing is at this address; GET /api/v1 lists what there is.");
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
