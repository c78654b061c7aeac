package org.rocketrewards.admin.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** Whether a form was sent from one of our own pages, as far as the browser tells. */
final class SameOrigin {
    private SameOrigin() {}

    /** False when the browser says that another site sent it; browsers of the last years all say so. */
    static boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || authority(origin).equalsIgnoreCase(request.getHeader("Host"));
    }

    private static String authority(String origin) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
