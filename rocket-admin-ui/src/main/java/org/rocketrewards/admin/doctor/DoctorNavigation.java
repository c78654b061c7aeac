package org.rocketrewards.admin.doctor;

import com.vaadin.flow.component.html.Anchor;

/** Ways to the sender doctor. */
public final class DoctorNavigation {
    static final String PATH = "doctor";

    private DoctorNavigation() {}

    /** A link to what is wrong anywhere. */
    public static Anchor ofAll(String text) {
        return new Anchor(PATH, text);
    }

    /** A link to what is wrong with a source. */
    public static Anchor ofSource(String source, String text) {
        return new Anchor(PATH + "?source=" + source, text);
    }
}
