package org.rocketrewards.admin.errors;

import jakarta.ejb.EJBAccessException;
import java.util.UUID;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.model.RocketException;

/**
 * Something that went wrong, told to a person.
 *
 * @param kind part of the text's key: {@code refused} is an answer that the person can act on, {@code access} means
 *     that they may not do it, {@code failed} is ours
 * @param detail the sentence of a refusal, or the id under which the failure is in the log
 */
public record Incident(String kind, String detail) {
    private static final System.Logger LOG = System.getLogger(Incident.class.getPackageName());

    /** Tells a refusal from a failure; a failure is logged. */
    public static Incident of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RocketException refusal) {
                return new Incident("refused", Refusals.words(refusal));
            }
            if (cause instanceof EJBAccessException) {
                return new Incident("access", "");
            }
        }
        String id = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "page.failed incident=" + id, thrown);
        return new Incident("failed", id);
    }
}
