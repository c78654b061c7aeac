package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.database.ApplicationStopping;

/**
 * Opens the {@link DirectWebhook} where the server is one that has such a thing, Payara. There is no standard for it, so
 * whatever is missing is no error: deliveries go on coming through the {@link WebhookServlet}.
 */
@NotAudited("it changes the way inside the server, nothing that anybody keeps")
@ApplicationScoped
public class DirectEntrance {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final String PATH = "/api/public/hook/moodle/event";
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Inject
    Reception reception;

    @Inject
    @ConfigProperty(name = "rocket.webhook.direct", defaultValue = "true")
    boolean wanted;

    private volatile boolean closed;
    private volatile long nextTry = System.nanoTime();
    private @Nullable Object server;
    private @Nullable String open;

    /**
     * Opens it, unless that was tried shortly before. Asked by each delivery that came the other way: a listener that the
     * server opens later does not know what was opened before.
     */
    void open(ServletContext context) {
        if (wanted && !closed && System.nanoTime() - nextTry >= 0) {
            tryToOpen(context);
        }
    }

    private synchronized void tryToOpen(ServletContext context) {
        if (closed || System.nanoTime() - nextTry < 0) {
            return;
        }
        nextTry = System.nanoTime() + AGAIN_NANOS;
        try {
            String path = context.getContextPath() + PATH;
            Object grizzly = service();
            grizzly.getClass()
                    .getMethod(
                            "registerEndpoint",
                            String.class,
                            Collection.class,
                            Class.forName("org.glassfish.grizzly.http.server.HttpHandler"),
                            Class.forName("org.glassfish.api.deployment.ApplicationContainer"))
                    .invoke(
                            grizzly,
                            path,
                            List.of(context.getVirtualServerName()),
                            new DirectWebhook(reception, context.getContextPath(), PATH),
                            null);
            if (open == null) {
                LOG.log(System.Logger.Level.INFO, "webhook.direct path={0}", path);
            }
            server = grizzly;
            open = path;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            wanted = false;
            LOG.log(System.Logger.Level.INFO, "webhook.indirect this server has no other way: {0}", cause(e));
        }
    }

    /** Which of the server's objects knows its listeners. */
    private static Object service() throws ReflectiveOperationException {
        Object found = Class.forName("org.glassfish.internal.api.Globals")
                .getMethod("get", Class.class)
                .invoke(null, Class.forName("com.sun.enterprise.v3.services.impl.GrizzlyService"));
        if (found == null) {
            throw new ClassNotFoundException("GrizzlyService");
        }
        return found;
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof InvocationTargetException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : thrown;
    }

    /** Before the lanes close. */
    void rest(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ApplicationStopping news) {
        close();
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        if (server != null && open != null) {
            try {
                server.getClass().getMethod("unregisterEndpoint", String.class).invoke(server, open);
            } catch (ReflectiveOperationException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "webhook.direct cannot be closed: {0}", cause(e));
            }
            server = null;
            open = null;
        }
    }
}
