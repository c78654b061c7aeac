package org.rocketrewards.admin.events;

import com.vaadin.flow.component.html.Anchor;

/** Ways to the kinds of event. */
public final class EventTypesNavigation {
    static final String PATH = "event-types";
    static final String MAPPING = PATH + "/mapping";
    static final String ONE = PATH + "/of";

    private EventTypesNavigation() {}

    /** A link to a kind of event by its Rocket name. */
    public static Anchor to(String rocketEvent, String text) {
        return new Anchor(ONE + "/" + rocketEvent, text);
    }
}
