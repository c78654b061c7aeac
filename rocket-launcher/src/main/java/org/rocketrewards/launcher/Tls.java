package org.rocketrewards.launcher;

import java.io.IOException;
import java.lang.reflect.Field;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Serves a certificate of one's own, and its successor once that lies in the same files: connections that are there stay
 * as they are, new ones get the new one. Files that are of no use, or half-written, leave the old one in place.
 *
 * <p>Reaches into the server by reflection, since it knows key stores only and reads them once.
 */
final class Tls {
    private static final System.Logger LOG = System.getLogger(Tls.class.getPackageName());
    private static final long SECONDS = 2;

    private final TlsFiles files;
    private final Object configurator;
    private final Field context;
    private byte[] known = {};
    private boolean complained;

    private Tls(TlsFiles files, Object configurator, Field context) {
        this.files = files;
        this.configurator = configurator;
        this.context = context;
    }

    /** Looks at the files before anything is started. */
    static void check(TlsFiles files) {
        try {
            TlsFiles.Loaded loaded = files.load();
            loaded.certificate().checkValidity();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotStartException(
                    ExitCode.USAGE,
                    "ROCKET_TLS_CERTIFICATE and ROCKET_TLS_KEY cannot be used: " + LogText.rootCause(e));
        }
    }

    /**
     * Serves it from a listener that is up, from now on.
     *
     * @param server any object of the server
     */
    static void install(TlsFiles files, Object server, String listener) {
        try {
            ClassLoader loader = server.getClass().getClassLoader();
            Class<?> filter = loader.loadClass("org.glassfish.grizzly.ssl.SSLBaseFilter");
            Field context = loader.loadClass("org.glassfish.grizzly.ssl.SSLEngineConfigurator")
                    .getDeclaredField("sslContext");
            context.setAccessible(true);
            List<?> filters = Listeners.filters(loader, listener, filter);
            Object configurator =
                    filter.getMethod("getServerSSLEngineConfigurator").invoke(filters.get(0));
            Tls tls = new Tls(files, configurator, context);
            tls.renew();
            tls.watch();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new CannotStartException(
                    ExitCode.DEPLOYMENT_FAILED, "the application server does not take the certificate: " + e);
        }
    }

    private void watch() {
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "certificate");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clockwork.scheduleWithFixedDelay(this::renew, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Never throws, or it would not be called again. */
    private void renew() {
        try {
            if (files.same(known)) {
                return;
            }
            byte[] content = files.content();
            TlsFiles.Loaded loaded = files.load();
            serve(loaded.context());
            known = content;
            complained = false;
            LOG.log(
                    System.Logger.Level.INFO,
                    "tls.certificate subject=\"{0}\" until={1}",
                    loaded.certificate().getSubjectX500Principal(),
                    loaded.certificate().getNotAfter().toInstant());
        } catch (IOException | GeneralSecurityException | ReflectiveOperationException | RuntimeException e) {
            if (!complained) {
                LOG.log(System.Logger.Level.WARNING, "tls.renewal failed, the certificate stays: {0}", e.toString());
            }
            complained = true;
        }
    }

    private void serve(SSLContext fresh) throws ReflectiveOperationException {
        context.set(configurator, fresh);
    }
}
