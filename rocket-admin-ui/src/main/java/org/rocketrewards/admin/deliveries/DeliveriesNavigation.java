package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;

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

    /** Shows a list, and a delivery beside it. */
    static void show(UI ui, QueryParameters list, @Nullable Long delivery) {
        ui.navigate(delivery == null ? PATH : PATH + "/" + delivery, list);
    }
}
