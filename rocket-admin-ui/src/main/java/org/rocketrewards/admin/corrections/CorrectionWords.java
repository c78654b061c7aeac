package org.rocketrewards.admin.corrections;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;

/** A correction in words. */
final class CorrectionWords {
    private CorrectionWords() {}

    /** What is to be booked. */
    static String what(Component reader, CorrectionRow correction) {
        String points = correction.points() == null ? "" : Words.points(correction.points());
        return switch (CorrectionKind.of(correction.kind())) {
            case ADJUSTMENT -> reader.getTranslation("correction.adjustment", points);
            case OPENING_BALANCE -> reader.getTranslation("correction.opening_balance", points);
            case REVERSAL -> reader.getTranslation("correction.reversal", String.valueOf(correction.entry()));
            case EVENT_REVERSAL ->
                reader.getTranslation("correction.event_reversal", String.valueOf(correction.event()));
        };
    }

    /** How far it has come. */
    static Badge badge(Component reader, CorrectionRow correction) {
        String word = reader.getTranslation("correction.state." + correction.state());
        return new Badge(vaadinIcon(correction), word, look(correction));
    }

    /** The state of a code. */
    static CorrectionState state(String code) {
        return CorrectionState.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The outcome whose colours it has. */
    static String look(CorrectionRow correction) {
        return switch (state(correction.state())) {
            case WAITING -> "quarantined";
            case BOOKED -> "accepted";
            case REFUSED -> "refused";
        };
    }

    /** Its icon, as {@code <vaadin-icon>} names it. */
    static String icon(CorrectionRow correction) {
        return "vaadin:"
                + vaadinIcon(correction).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static VaadinIcon vaadinIcon(CorrectionRow correction) {
        return switch (state(correction.state())) {
            case WAITING -> VaadinIcon.HOURGLASS;
            case BOOKED -> VaadinIcon.CHECK_CIRCLE;
            case REFUSED -> VaadinIcon.BAN;
        };
    }
}
