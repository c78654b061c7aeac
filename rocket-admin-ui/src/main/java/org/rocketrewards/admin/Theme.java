package org.rocketrewards.admin;

import java.util.Arrays;
import java.util.Locale;

/** How the pages look; kept in a cookie, because it is the browser's matter and not the person's. */
enum Theme {
    /** As the operating system has it. */
    SYSTEM,
    LIGHT,
    DARK;

    /** Name of the cookie; {@code rocket.js} reads and writes it. */
    static final String COOKIE = "rocket-theme";

    /** As the cookie says. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name. */
    String key() {
        return "theme." + code();
    }

    /** The theme of a cookie's value; anything unknown is the system's. */
    static Theme of(String code) {
        return Arrays.stream(values())
                .filter(theme -> theme.code().equals(code))
                .findFirst()
                .orElse(SYSTEM);
    }
}
