package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.html.Anchor;

/** Ways to the deliveries. */
public final class DeliveriesNavigation {
    static final String PATH = "deliveries";

    private DeliveriesNavigation() {}

    /** A link to one delivery. */
    public static Anchor to(long delivery, String text) {
        return new Anchor(PATH + "/" + delivery, text);
    }

    /** A link to the deliveries of a learner. */
    public static Anchor ofLearner(String source, long learner, String text) {
        return new Anchor(PATH + "?source=" + source + "&learner=" + learner, text);
    }

    /** A link to the deliveries of a source. */
    public static Anchor ofSource(String source, String text) {
        return new Anchor(PATH + "?source=" + source, text);
    }

    /** A link to the deliveries of a kind of event, by class or by the last part of it. */
    public static Anchor ofEvent(String eventName, String text) {
        return new Anchor(PATH + "?event=" + eventName, text);
    }
}
