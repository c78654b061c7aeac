package org.rocketrewards.admin.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The one place where requests to the web archive get a caller. What neither login is concerned with is not looked at:
 * the webhook has its own gate.
 */
@ApplicationScoped
public class RocketAuthenticationMechanism implements HttpAuthenticationMechanism {
    @Inject
    ApiKeyLogin apiKeys;

    @Inject
    PersonLogin people;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (apiKeys.concerns(request)) {
            return apiKeys.decide(context);
        }
        if (people.concerns(request)) {
            return people.decide(request, context);
        }
        return context.doNothing();
    }
}
