package org.rocketrewards.model;

import java.util.Map;

/** Header fields of every answer that a program reads: whatever a browser makes of it, it is no page. */
public final class ProgramHeaders {
    /** By name. */
    public static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin");

    private ProgramHeaders() {}
}
