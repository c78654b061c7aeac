package org.rocketrewards.model;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/**
 * What EclipseLink has no property for. By itself it tries a lost database three times, five seconds apart, with the
 * request's thread waiting: a few requests to the administration would hold up every learner. The pool checks
 * connections, so one attempt is enough.
 */
public class PersistenceSettings implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        DatabaseLogin login = session.getLogin();
        login.setQueryRetryAttemptCount(0);
        login.setDelayBetweenConnectionAttempts(0);
        login.setConnectionHealthValidatedOnError(false);
    }
}
