package org.rocketrewards.admin.security;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * Lets what is public by design, {@code /api/public/}, past the container's authentication, which would end in {@link
 * RocketAuthenticationMechanism} doing nothing: looking that bean up before and after every request costs more than
 * reading a delivery. It takes the place of the authentication modules that the container registered for this
 * application, and passes everything else on to them.
 */
public class AuthenticationBypass implements ServletContextListener {
    private static final String PUBLIC = "/api/public/";
    private static final String LAYER = "HttpServlet";

    private @Nullable String registration;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        String application = context.getVirtualServerName() + " " + context.getContextPath();
        AuthConfigFactory factory = AuthConfigFactory.getFactory();
        AuthConfigProvider theirs = factory == null ? null : factory.getConfigProvider(LAYER, application, null);
        if (theirs != null) {
            registration = factory.registerConfigProvider(
                    new Provider(theirs, context.getContextPath() + PUBLIC),
                    LAYER,
                    application,
                    "Rocket: public addresses need no caller");
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (registration != null) {
            AuthConfigFactory.getFactory().removeRegistration(registration);
        }
    }

    private record Provider(AuthConfigProvider theirs, String prefix) implements AuthConfigProvider {
        @Override
        public ServerAuthConfig getServerAuthConfig(String layer, String appContext, @Nullable CallbackHandler handler)
                throws AuthException {
            return new Config(theirs.getServerAuthConfig(layer, appContext, handler), prefix);
        }

        @Override
        public ClientAuthConfig getClientAuthConfig(String layer, String appContext, @Nullable CallbackHandler handler)
                throws AuthException {
            return theirs.getClientAuthConfig(layer, appContext, handler);
        }

        @Override
        public void refresh() {
            theirs.refresh();
        }
    }

    private record Config(ServerAuthConfig theirs, String prefix) implements ServerAuthConfig {
        @Override
        @SuppressWarnings("rawtypes") // the specification's
        public ServerAuthContext getAuthContext(String id, @Nullable Subject service, @Nullable Map properties)
                throws AuthException {
            return new Context(theirs.getAuthContext(id, service, properties), prefix);
        }

        @Override
        public String getMessageLayer() {
            return theirs.getMessageLayer();
        }

        @Override
        public String getAppContext() {
            return theirs.getAppContext();
        }

        @Override
        public String getAuthContextID(MessageInfo message) {
            return theirs.getAuthContextID(message);
        }

        @Override
        public void refresh() {
            theirs.refresh();
        }

        @Override
        public boolean isProtected() {
            return theirs.isProtected();
        }
    }

    private record Context(ServerAuthContext theirs, String prefix) implements ServerAuthContext {
        @Override
        public AuthStatus validateRequest(MessageInfo message, Subject client, @Nullable Subject service)
                throws AuthException {
            return isPublic(message) ? AuthStatus.SUCCESS : theirs.validateRequest(message, client, service);
        }

        @Override
        public AuthStatus secureResponse(MessageInfo message, @Nullable Subject service) throws AuthException {
            return isPublic(message) ? AuthStatus.SEND_SUCCESS : theirs.secureResponse(message, service);
        }

        @Override
        public void cleanSubject(MessageInfo message, Subject subject) throws AuthException {
            theirs.cleanSubject(message, subject);
        }

        /** By the address as it was sent: whatever is written in another way goes the long way. */
        private boolean isPublic(MessageInfo message) {
            if (!(message.getRequestMessage() instanceof HttpServletRequest request)) {
                return false;
            }
            String sent = request.getRequestURI();
            return sent.startsWith(prefix) && sent.indexOf('%') < 0 && sent.indexOf(';') < 0 && !sent.contains("..");
        }
    }
}
