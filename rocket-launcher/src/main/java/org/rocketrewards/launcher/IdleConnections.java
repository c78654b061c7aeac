package org.rocketrewards.launcher;

import java.lang.reflect.Field;

/**
 * Keeps the server from remembering connections that are closed. Two of its parts close what is idle for as long as
 * {@code http.timeout-seconds} says: a filter of the transport, which forgets what is closed, and the HTTP codec, which
 * remembers each connection until that time after its last answer (HttpServerFilter.handleEvent). Senders that open a
 * connection for each event, as Moodle does, fill the memory with that: 3 kB each for half a minute. The filter is enough.
 *
 * <p>Reaches into the server by reflection, since there is one setting for both.
 */
final class IdleConnections {
    private static final System.Logger LOG = System.getLogger(IdleConnections.class.getPackageName());
    private static final int NEVER = -1;

    /** At ports that end like this Payara's filter closes nothing (IdleTimeoutFilter.DefaultWorker), so the codec has to. */
    private static final String NEVER_CLOSED = "8181";

    private IdleConnections() {}

    /**
     * Leaves what is idle to the transport, for a listener that is up.
     *
     * @param server any object of the server
     */
    static void leaveToTransport(Object server, String listener, int port) {
        if (String.valueOf(port).endsWith(NEVER_CLOSED)) {
            return;
        }
        try {
            ClassLoader loader = server.getClass().getClassLoader();
            Class<?> codec = loader.loadClass("org.glassfish.grizzly.http.HttpServerFilter");
            Field keepAlive = codec.getDeclaredField("keepAlive");
            keepAlive.setAccessible(true);
            for (Object filter : Listeners.filters(loader, listener, codec)) {
                Object settings = keepAlive.get(filter);
                settings.getClass()
                        .getMethod("setIdleTimeoutInSeconds", int.class)
                        .invoke(settings, NEVER);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "connections.remembered for half a minute after they were closed", e);
        }
    }
}
