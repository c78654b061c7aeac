package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.model.Outcome;

/**
 * One line a delivery: outcome, time, event, learner, points, reason. Where the list is narrow the first column tells
 * all of it and the others are hidden by the stylesheet.
 */
final class DeliveriesGrid extends Grid<DeliveryRow> {
    private static final long serialVersionUID = 1L;
    private static final String WIDE = "wide";
    private static final String LINE = """
            <div class="line">
              <span class="badge ${item.code}"><vaadin-icon icon="${item.icon}"></vaadin-icon><span>${item.outcome}</span></span>
              <span class="line-more">
                <rocket-time at="${item.at}"></rocket-time><span class="line-points">${item.points}</span>
                <span class="line-event" title="${item.eventName}">${item.event}</span>
                <span class="line-who">${item.learner}</span><span class="line-why">${item.reason}</span>
              </span>
            </div>""";

    private final transient EventTitles titles;
    private final boolean manySources;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable Long selected;

    /** {@code open} is called with the line that was chosen, or null when it was let go. */
    DeliveriesGrid(EventTitles titles, boolean manySources, Consumer<@Nullable DeliveryRow> open) {
        this.titles = titles;
        this.manySources = manySources;
        addClassName("deliveries");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        getElement().setAttribute("aria-label", getTranslation("nav.deliveries"));
        setSizeFull();
        setPageSize(50);
        addColumns();
        asSingleSelect().addValueChangeListener(change -> {
            if (change.isFromClient()) {
                open.accept(change.getValue());
            }
        });
        openWithEnter(open);
    }

    /** The words of the columns that may be hidden, by their keys, in order. */
    Map<String, String> headers() {
        return headers;
    }

    /** Shows the columns that an address names, else the usual ones; the keys of what is shown. */
    Set<String> showColumns(@Nullable String named) {
        Set<String> wanted = new HashSet<>(named == null ? List.of() : List.of(named.split(",")));
        wanted.retainAll(headers.keySet());
        Set<String> shown = wanted.isEmpty() ? usual() : wanted;
        headers.keySet().forEach(key -> getColumnByKey(key).setVisible(shown.contains(key)));
        return shown;
    }

    /** How an address names these columns; null: the usual ones. */
    @Nullable
    String name(Set<String> shown) {
        return shown.isEmpty() || shown.equals(usual())
                ? null
                : headers.keySet().stream().filter(shown::contains).collect(Collectors.joining(","));
    }

    private Set<String> usual() {
        Set<String> usual = new HashSet<>(headers.keySet());
        if (!manySources) {
            usual.remove("source");
        }
        return usual;
    }

    /** Shows other rows. */
    void show(KeysetRows<DeliveryRow> rows) {
        setItems(rows.source());
    }

    /** Marks a line as the one that is shown beside. */
    void mark(@Nullable Long delivery) {
        DeliveryRow marked = asSingleSelect().getValue();
        if (marked != null && !Objects.equals(marked.id(), delivery)) {
            deselectAll();
        }
        if (!Objects.equals(selected, delivery)) {
            selected = delivery;
            getDataCommunicator().reset();
        }
    }

    /** Puts the focus on the line where it was last, or on the first. The element itself cannot have it. */
    void focusLine() {
        getElement().executeJs("setTimeout(() => window.rocket.focusRow(this))");
    }

    private void addColumns() {
        addColumn(LitRenderer.<DeliveryRow>of(LINE)
                        .withProperty("code", row -> row.outcome().code())
                        .withProperty("icon", row -> Badge.iconName(row.outcome()))
                        .withProperty("outcome", row -> Words.outcome(this, row.outcome()))
                        .withProperty("at", row -> row.receivedAt().toString())
                        .withProperty("points", DeliveriesGrid::points)
                        .withProperty("event", row -> titles.title(this, row.eventName()))
                        .withProperty("eventName", DeliveryRow::eventName)
                        .withProperty("learner", this::learner)
                        .withProperty("reason", row -> Words.reason(this, row.reason())))
                .setHeader(getTranslation("delivery.outcome"))
                .setWidth("8.75rem")
                .setFlexGrow(0)
                .setPartNameGenerator(row -> "first" + (Objects.equals(row.id(), selected) ? " selected" : ""))
                .setHeaderPartName("first");
        wide(
                "received",
                getTranslation("delivery.received"),
                addColumn(LitRenderer.<DeliveryRow>of("<rocket-time at=\"${item.at}\"></rocket-time>")
                                .withProperty("at", row -> row.receivedAt().toString()))
                        .setWidth("7rem")
                        .setFlexGrow(0));
        wide(
                "event",
                getTranslation("delivery.event"),
                addColumn(LitRenderer.<DeliveryRow>of("<span title=\"${item.eventName}\">${item.event}</span>")
                                .withProperty("event", row -> titles.title(this, row.eventName()))
                                .withProperty("eventName", DeliveryRow::eventName))
                        .setWidth("10rem")
                        .setFlexGrow(3));
        wide(
                "source",
                getTranslation("delivery.source"),
                addColumn(row -> row.source() == null ? "" : row.source())
                        .setWidth("6rem")
                        .setFlexGrow(1));
        wide(
                "learner",
                getTranslation("delivery.learner"),
                addColumn(row -> row.learner() == null ? "" : row.learner().toString())
                        .setWidth("5.25rem")
                        .setFlexGrow(0));
        wide(
                "points",
                getTranslation("delivery.points"),
                addColumn(DeliveriesGrid::points)
                        .setTextAlign(ColumnTextAlign.END)
                        .setWidth("5rem")
                        .setFlexGrow(0));
        wide(
                "reason",
                getTranslation("delivery.reason"),
                addColumn(row -> Words.reason(this, row.reason()))
                        .setWidth("10rem")
                        .setFlexGrow(2));
        wide(
                "took",
                getTranslation("delivery.took"),
                addColumn(row -> Words.milliseconds(row.tookMicros()))
                        .setTextAlign(ColumnTextAlign.END)
                        .setWidth("5.5rem")
                        .setFlexGrow(0));
    }

    private void wide(String key, String header, Grid.Column<DeliveryRow> column) {
        headers.put(key, header);
        column.setKey(key).setHeader(header).setPartNameGenerator(row -> WIDE).setHeaderPartName(WIDE);
    }

    /** Whom it is about, in the narrow list; the site only where there are several. */
    private String learner(DeliveryRow row) {
        String site = manySources && row.source() != null ? row.source() : "";
        if (row.learner() == null) {
            return site;
        }
        String learner = getTranslation("learner.title", row.learner().toString());
        return site.isEmpty() ? learner : site + " · " + learner;
    }

    private static String points(DeliveryRow row) {
        return row.points() == 0 && row.outcome() != Outcome.ACCEPTED ? "" : Words.points(row.points());
    }

    private void openWithEnter(Consumer<@Nullable DeliveryRow> open) {
        getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().getString("element.getEventContext(event).item.key");
                    DeliveryRow row = getDataCommunicator().getKeyMapper().get(key);
                    if (row != null) {
                        open.accept(row);
                    }
                })
                .setFilter("event.key === 'Enter' && element.getEventContext(event).section === 'body'"
                        + " && !!element.getEventContext(event).item")
                .addEventData("element.getEventContext(event).item.key");
    }
}
