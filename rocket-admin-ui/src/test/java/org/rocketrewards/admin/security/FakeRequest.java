package org.rocketrewards.admin.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with headers and a session, and nothing else. */
final class FakeRequest {
    private final Map<String, String> headers = new HashMap<>();
    private @Nullable FakeSession session;

    FakeRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getCookies" -> cookies();
                    case "getQueryString" -> null;
                    case "getHeader" -> headers.get((String) arguments[0]);
                    case "getSession" -> session(arguments == null || (Boolean) arguments[0]);
                    case "changeSessionId" -> "changed";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Cookie @Nullable [] cookies() {
        String cookie = headers.get("Cookie");
        return cookie == null ? null : new Cookie[] {new Cookie(cookie.split("=")[0], cookie.split("=")[1])};
    }

    @Nullable
    FakeSession session() {
        return session;
    }

    private @Nullable HttpSession session(boolean create) {
        if (session != null && session.ended()) {
            session = null;
        }
        if (session == null && create) {
            session = new FakeSession();
        }
        return session == null ? null : session.session();
    }

    /** A session that knows whether it was ended. */
    static final class FakeSession {
        private final Map<String, Object> attributes = new HashMap<>();
        private boolean ended;

        boolean ended() {
            return ended;
        }

        Map<String, Object> attributes() {
            return attributes;
        }

        HttpSession session() {
            return (HttpSession) Proxy.newProxyInstance(
                    FakeSession.class.getClassLoader(),
                    new Class<?>[] {HttpSession.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getAttribute" -> attributes.get((String) arguments[0]);
                        case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                        case "invalidate" -> {
                            ended = true;
                            yield null;
                        }
                        case "setMaxInactiveInterval" -> null;
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    }
}
