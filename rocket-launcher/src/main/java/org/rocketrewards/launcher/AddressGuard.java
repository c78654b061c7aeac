package org.rocketrewards.launcher;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Sees each request before the server looks for the application that it is for. The server cannot decode an address such
 * as {@code /api/%zz}, and answers 200 with nothing in it: a client would take what it sent for delivered. Such an address
 * is replaced by one at which nothing is, so that the application says so, as for any other.
 *
 * <p>Reaches into the server by reflection, since its classes have a loader of their own; a probe of its HTTP codec is
 * the only place before the decoding that can be had without a server of our own.
 */
final class AddressGuard implements InvocationHandler {
    private static final System.Logger LOG = System.getLogger(AddressGuard.class.getPackageName());
    private static final String NOTHING = "/malformed-address";

    /** Where the application's programs are. */
    private final String api;

    private final String nothingInApi;
    private final Class<?> requestType;
    private final Method uriOf;
    private final Method rawUri;
    private final Method indexOf;
    private final Method decoded;
    private final Method startsWith;
    private final Method replace;

    private AddressGuard(ClassLoader server, String contextRoot) throws ReflectiveOperationException {
        api = contextRoot + "/api";
        nothingInApi = api + NOTHING;
        requestType = server.loadClass("org.glassfish.grizzly.http.HttpRequestPacket");
        uriOf = requestType.getMethod("getRequestURIRef");
        Class<?> reference = server.loadClass("org.glassfish.grizzly.http.util.RequestURIRef");
        rawUri = reference.getMethod("getRequestURIBC");
        decoded = reference.getMethod("getDecodedRequestURIBC", boolean.class);
        replace = reference.getMethod("setURI", String.class);
        Class<?> text = server.loadClass("org.glassfish.grizzly.http.util.DataChunk");
        indexOf = text.getMethod("indexOf", char.class, int.class);
        startsWith = text.getMethod("startsWith", String.class, int.class);
    }

    /**
     * Guards a listener that is up.
     *
     * @param server any object of the server
     * @param listener name of the listener
     * @param contextRoot where the application is, without a slash at the end
     */
    static void install(Object server, String listener, String contextRoot) {
        try {
            ClassLoader loader = server.getClass().getClassLoader();
            Class<?> probe = loader.loadClass("org.glassfish.grizzly.http.HttpProbe");
            Object probes = Array.newInstance(probe, 1);
            Array.set(
                    probes,
                    0,
                    Proxy.newProxyInstance(loader, new Class<?>[] {probe}, new AddressGuard(loader, contextRoot)));
            Class<?> type = loader.loadClass("org.glassfish.grizzly.http.HttpCodecFilter");
            for (Object codec : Listeners.filters(loader, listener, type)) {
                Object monitoring =
                        codec.getClass().getMethod("getMonitoringConfig").invoke(codec);
                Method add = loader.loadClass("org.glassfish.grizzly.monitoring.MonitoringConfig")
                        .getMethod("addProbes", Object[].class);
                add.invoke(monitoring, probes);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "guard.missing a malformed address is answered by the server", e);
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        return switch (method.getName()) {
            case "onHeaderParseEvent" -> {
                look(arguments);
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            case "toString" -> "AddressGuard";
            default -> null;
        };
    }

    private void look(Object @Nullable [] arguments) throws ReflectiveOperationException {
        if (arguments == null || !requestType.isInstance(arguments[1])) {
            return;
        }
        Object uri = uriOf.invoke(arguments[1]);
        Object raw = rawUri.invoke(uri);
        // nearly always: there is nothing to decode
        if ((int) indexOf.invoke(raw, '%', 0) < 0) {
            return;
        }
        boolean inApi = (boolean) startsWith.invoke(raw, api, 0);
        try {
            decoded.invoke(uri, true);
        } catch (InvocationTargetException e) {
            replace.invoke(uri, inApi ? nothingInApi : NOTHING);
        }
    }
}
