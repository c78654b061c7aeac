package org.rocketrewards.access.boundary;

import jakarta.ejb.SessionContext;
import java.lang.reflect.Proxy;
import java.security.Principal;

/** Who calls, for tests without a container. */
final class Callers {
    private Callers() {}

    /** Somebody with a name and a role. */
    static SessionContext caller(String name, String role) {
        Principal principal = () -> name;
        return (SessionContext) Proxy.newProxyInstance(
                Callers.class.getClassLoader(),
                new Class<?>[] {SessionContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getCallerPrincipal" -> principal;
                    case "isCallerInRole" -> role.equals(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
