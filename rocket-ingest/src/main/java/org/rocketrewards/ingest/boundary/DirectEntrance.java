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
import java.util.Set;
import java.util.TreeSet;
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

    /**
     * Where nothing is. As long as a listener of Payara has nothing but the servlet container, it hands every request to it
     * unseen, and the container looks itself for what is at the address; finds it anything but an application there, it
     * answers 200 with nothing in it (ContainerMapper.service, CoyoteAdapter.service). So that no delivery is under way like
     * that when the entrance opens, one that nobody uses is opened some time before.
     */
    private static final String FIRST = PATH + "/first";

    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Inject
    Reception reception;

    @Inject
    @ConfigProperty(name = "rocket.webhook.direct", defaultValue = "true")
    boolean wanted;

    private volatile boolean closed;
    private volatile long nextTry = System.nanoTime();
    private boolean first = true;
    private @Nullable Object server;
    private final Set<String> open = new TreeSet<>();

    /**
     * Opens it in two steps, ten seconds apart. Asked by each delivery that came the other way: a listener that the server
     * opens later does not know what was opened before.
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
            String path = context.getContextPath() + (first ? FIRST : PATH);
            Object grizzly = service();
            server = grizzly;
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
            if (open.add(path) && !first) {
                LOG.log(System.Logger.Level.INFO, "webhook.direct path={0}", path);
            }
            first = !first;
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
        if (server != null) {
            try {
                for (String path : open) {
                    server.getClass()
                            .getMethod("unregisterEndpoint", String.class)
                            .invoke(server, path);
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "webhook.direct cannot be closed: {0}", cause(e));
            }
            server = null;
        }
    }
}
