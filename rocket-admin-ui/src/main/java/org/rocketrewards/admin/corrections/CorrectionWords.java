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
    static Badge state(Component reader, CorrectionRow correction) {
        CorrectionState state = CorrectionState.valueOf(correction.state().toUpperCase(Locale.ROOT));
        String word = reader.getTranslation("correction.state." + state.code());
        return switch (state) {
            case WAITING -> new Badge(VaadinIcon.HOURGLASS, word, "quarantined");
            case BOOKED -> new Badge(VaadinIcon.CHECK_CIRCLE, word, "accepted");
            case REFUSED -> new Badge(VaadinIcon.BAN, word, "refused");
        };
    }
}
