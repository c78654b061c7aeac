package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.ListColumn;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.model.Outcome;

/** What the list says of a delivery: outcome, time, event, learner, points, reason. */
final class DeliveriesColumns {
    private static final String EVENT = "<span title=\"${item.eventName}\">${item.text}</span>";

    private final Component reader;
    private final EventTitles titles;

    DeliveriesColumns(Component reader, EventTitles titles) {
        this.reader = reader;
        this.titles = titles;
    }

    /** The columns; where there is one source only, it is not worth a column. */
    List<ListColumn<DeliveryRow>> of(boolean manySources) {
        ListColumn<DeliveryRow> source = ListColumn.<DeliveryRow>text("source", header("source"), DeliveryRow::source)
                .wide("6rem", 1);
        return List.of(
                ListColumn.<DeliveryRow>text("outcome", header("outcome"), DeliveryRow::outcome)
                        .shownAs(row -> Words.outcome(reader, row.outcome()))
                        .asBadge(row -> row.outcome().code(), row -> Badge.iconName(row.outcome()))
                        .wide("8.75rem", 0),
                ListColumn.time("received", header("received"), DeliveryRow::receivedAt)
                        .wide("7rem", 0),
                ListColumn.<DeliveryRow>text("event", header("event"), DeliveryRow::eventName)
                        .shownAs(row -> titles.title(reader, row.eventName()))
                        .drawn(EVENT)
                        .with("eventName", DeliveryRow::eventName)
                        .wide("10rem", 3),
                manySources ? source : source.onDemand(),
                ListColumn.<DeliveryRow>number("learner", header("learner"), DeliveryRow::learner)
                        .shownAs(row ->
                                row.learner() == null ? "" : row.learner().toString())
                        .wide("5.5rem", 0),
                ListColumn.<DeliveryRow>number("points", header("points"), DeliveryRow::points)
                        .shownAs(DeliveriesColumns::points)
                        .wide("5rem", 0),
                ListColumn.<DeliveryRow>text("reason", header("reason"), DeliveryRow::reason)
                        .shownAs(row -> Words.reason(reader, row.reason()))
                        .wide("10rem", 2),
                ListColumn.<DeliveryRow>number("took", header("took"), row -> (long) row.tookMicros())
                        .shownAs(row -> Words.milliseconds(row.tookMicros()))
                        .wide("5rem", 0));
    }

    private String header(String key) {
        return reader.getTranslation("delivery." + key);
    }

    private static String points(DeliveryRow row) {
        return row.points() == 0 && row.outcome() != Outcome.ACCEPTED ? "" : Words.points(row.points());
    }
}
