package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.html.Anchor;

/** Ways to the badges. */
public final class BadgesNavigation {
    static final String PATH = "badges";
    static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private BadgesNavigation() {}

    /** A link to a badge. */
    public static Anchor to(String badge, String text) {
        return new Anchor(path(badge), text);
    }

    static String path(String badge) {
        return PATH + "/" + badge;
    }
}
