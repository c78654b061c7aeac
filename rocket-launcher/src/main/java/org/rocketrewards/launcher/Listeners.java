package org.rocketrewards.launcher;

import java.util.Collection;
import java.util.List;

/** The server's listeners as they run, by reflection, since its classes have a loader of their own. */
final class Listeners {
    private Listeners() {}

    /** The filters of a type that a listener which is up passes its requests through. */
    static List<?> filters(ClassLoader loader, String listener, Class<?> type) throws ReflectiveOperationException {
        Class<?> globals = loader.loadClass("org.glassfish.internal.api.Globals");
        Class<?> serviceType = loader.loadClass("com.sun.enterprise.v3.services.impl.GrizzlyService");
        Object service = globals.getMethod("get", Class.class).invoke(null, serviceType);
        var proxies = serviceType.getDeclaredField("proxies");
        proxies.setAccessible(true);
        for (Object proxy : (Collection<?>) proxies.get(service)) {
            Object candidate =
                    proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
            if (listener.equals(candidate.getClass().getMethod("getName").invoke(candidate))) {
                return (List<?>) candidate
                        .getClass()
                        .getMethod("getFilters", Class.class)
                        .invoke(candidate, type);
            }
        }
        throw new IllegalStateException("no listener of that name: " + listener);
    }
}
