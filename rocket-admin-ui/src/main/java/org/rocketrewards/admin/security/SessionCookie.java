package org.rocketrewards.admin.security;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says how the session's cookie is kept: out of reach of scripts, and never sent in clear when Rocket is published
 * under https. That other sites cannot send it along stands in payara-web.xml.
 */
public class SessionCookie implements ServletContextListener {
    @Inject
    @ConfigProperty(name = "rocket.public.url")
    Optional<String> publicUrl;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        if (publicUrl.orElse("").toLowerCase(Locale.ROOT).startsWith("https:")) {
            cookie.setSecure(true);
        }
    }
}
