package org.rocketrewards.admin.security;

import jakarta.servlet.http.HttpServletResponse;
import org.rocketrewards.model.ProgramHeaders;

/** What every answer tells a browser to do with it: by default nothing. Pages say more, see {@link PagePolicy}. */
final class SecurityHeaders {
    private static final String NO_FEATURES =
            "camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(),"
                    + " microphone=(), midi=(), payment=(), serial=(), usb=(), browsing-topics=()";

    private SecurityHeaders() {}

    /** For an answer that a program reads. */
    static void toProgram(HttpServletResponse response) {
        ProgramHeaders.ALL.forEach(response::setHeader);
    }

    /** For an answer that a browser shows. */
    static void toBrowser(HttpServletResponse response) {
        toProgram(response);
        response.setHeader("Permissions-Policy", NO_FEATURES);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
