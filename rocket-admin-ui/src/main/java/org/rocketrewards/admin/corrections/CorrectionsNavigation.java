package org.rocketrewards.admin.corrections;

import com.vaadin.flow.component.html.Anchor;

/** Ways to the corrections. */
public final class CorrectionsNavigation {
    /** Address of the list. */
    public static final String PATH = "corrections";

    private CorrectionsNavigation() {}

    /** A link to one correction. */
    public static Anchor to(long correction, String text) {
        return new Anchor(PATH + "/" + correction, text);
    }
}
