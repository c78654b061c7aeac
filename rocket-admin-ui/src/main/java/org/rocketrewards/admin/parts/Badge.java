package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import org.rocketrewards.model.Outcome;

/** A status: icon, word and colour together, never colour alone. */
public final class Badge extends Span {
    private static final long serialVersionUID = 1L;

    /** A badge; {@code look} is the name of an outcome whose colours it has. */
    public Badge(VaadinIcon icon, String word, String look) {
        addClassNames("badge", look);
        add(icon.create(), new Span(word));
    }

    /** The badge of an outcome. */
    public static Badge of(Outcome outcome, String word) {
        return new Badge(icon(outcome), word, outcome.code());
    }

    /** The icon of an outcome, as {@code <vaadin-icon>} names it. */
    public static String iconName(Outcome outcome) {
        return "vaadin:" + icon(outcome).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static VaadinIcon icon(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> VaadinIcon.CHECK_CIRCLE;
            case IGNORED -> VaadinIcon.MINUS_CIRCLE_O;
            case QUARANTINED -> VaadinIcon.HAND;
            case DUPLICATE -> VaadinIcon.COPY_O;
            case REFUSED -> VaadinIcon.BAN;
            case FAILED -> VaadinIcon.EXCLAMATION_CIRCLE;
        };
    }
}
