package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** An instant: how long ago, with the exact time in the reader's zone as a tooltip. {@code rocket.js} draws it. */
@Tag("rocket-time")
public final class Moment extends Component {
    private static final long serialVersionUID = 1L;

    /** How long ago. */
    public Moment(Instant at) {
        getElement().setAttribute("at", at.toString());
    }

    /** The exact time, with how long ago as a tooltip. */
    public static Moment exact(Instant at) {
        Moment moment = new Moment(at);
        moment.getElement().setAttribute("exact", true);
        return moment;
    }

    /** The time of day, or the day where it is midnight: for the axis of a chart. */
    public static Moment tick(Instant at) {
        Moment moment = new Moment(at);
        moment.getElement().setAttribute("tick", true);
        return moment;
    }
}
