package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Duration;

/**
 * Makes a page ask again by itself, as long as it can be seen. {@code rocket.js} beats; what it asks does not keep the
 * session open when nobody touches the page.
 *
 * <pre>{@code add(new Pulse(Duration.ofSeconds(5), this::reload));}</pre>
 */
@Tag("rocket-pulse")
public final class Pulse extends Component {
    private static final long serialVersionUID = 1L;

    /** Calls {@code beat} again and again. */
    public Pulse(Duration every, Runnable beat) {
        getElement().setAttribute("every", String.valueOf(every.toMillis()));
        getElement().addEventListener("pulse", event -> beat.run());
    }
}
