package org.rocketrewards.model;

import java.util.Locale;

/**
 * What can go wrong with a request, as {@code type} of an RFC 9457 problem document.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public enum ProblemType {
    MALFORMED_BODY(400, "The body cannot be read"),
    MISSING_FIELD(400, "A required field is missing"),
    INVALID_FIELD(400, "A field has a value that is not allowed"),
    DUPLICATE_FIELD(400, "A field is given twice"),
    INVALID_PARAMETER(400, "A request parameter has a value that is not allowed"),
    TOKEN_REFUSED(401, "The bearer token is missing or not valid"),
    ADDRESS_REFUSED(403, "The sender's address is not on the allowlist"),
    FORBIDDEN(403, "This account may not do that"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No representation that the request accepts"),
    CONFLICT(409, "Somebody else changed it meanwhile"),
    PRECONDITION_FAILED(412, "Somebody else changed it since you read it"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type or encoding is not supported"),
    PRECONDITION_REQUIRED(428, "The request does not say which state it changes"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL_ERROR(500, "Rocket could not do it"),
    BOOKING_FAILED(500, "The event is kept but could not be booked"),
    OVERLOADED(503, "Rocket is busy, send it again"),
    DATABASE_UNAVAILABLE(503, "The database cannot be reached, send it again");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status code that goes with it. */
    public int status() {
        return status;
    }

    /** Short English summary, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** Stable name, also the reason of a refused delivery: {@code missing_field}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The URI reference that identifies the type. */
    public String uri() {
        return "urn:rocket:problem:" + slug();
    }
}
