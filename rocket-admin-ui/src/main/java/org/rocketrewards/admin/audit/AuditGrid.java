package org.rocketrewards.admin.audit;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.AuditRow;

/** One line a record: time, actor, action, object, result. Where it is narrow the first column tells all. */
final class AuditGrid extends Grid<AuditRow> {
    private static final long serialVersionUID = 1L;
    private static final String WIDE = "wide";
    private static final String BADGE = "<span class=\"badge ${item.look}\"><vaadin-icon icon=\"${item.icon}\">"
            + "</vaadin-icon><span>${item.result}</span></span>";
    private static final String LINE = """
            <div class="line">
              <rocket-time at="${item.at}"></rocket-time>
              <span class="line-more">
                <span class="line-event">${item.action}</span>
                <span class="line-who">${item.actor}</span><span class="line-why">${item.object}</span>
                %s
              </span>
            </div>""".formatted(BADGE);

    /** {@code open} is called with the record that was chosen, or null when it was let go. */
    AuditGrid(Consumer<@Nullable AuditRow> open) {
        addClassName("deliveries");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        getElement().setAttribute("aria-label", getTranslation("nav.audit"));
        setSizeFull();
        setPageSize(50);
        addColumn(LitRenderer.<AuditRow>of(LINE)
                        .withProperty("at", row -> row.recordedAt().toString())
                        .withProperty("action", AuditRow::action)
                        .withProperty("actor", AuditGrid::actor)
                        .withProperty("object", AuditGrid::object)
                        .withProperty("look", AuditGrid::look)
                        .withProperty("icon", AuditGrid::icon)
                        .withProperty("result", this::result))
                .setHeader(getTranslation("audit.time"))
                .setWidth("8rem")
                .setFlexGrow(0)
                .setPartNameGenerator(row -> "first")
                .setHeaderPartName("first");
        wide(addColumn(AuditGrid::actor)
                .setHeader(getTranslation("audit.actor"))
                .setWidth("9rem"));
        wide(addColumn(LitRenderer.<AuditRow>of("<span class=\"code\">${item.action}</span>")
                        .withProperty("action", AuditRow::action))
                .setHeader(getTranslation("audit.action"))
                .setWidth("11rem"));
        wide(addColumn(AuditGrid::object)
                .setHeader(getTranslation("audit.object"))
                .setWidth("12rem")
                .setFlexGrow(2));
        wide(addColumn(LitRenderer.<AuditRow>of(BADGE)
                        .withProperty("look", AuditGrid::look)
                        .withProperty("icon", AuditGrid::icon)
                        .withProperty("result", this::result))
                .setHeader(getTranslation("audit.result"))
                .setWidth("8rem")
                .setFlexGrow(0));
        asSingleSelect().addValueChangeListener(change -> {
            if (change.isFromClient()) {
                open.accept(change.getValue());
            }
        });
        getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().getString("element.getEventContext(event).item.key");
                    AuditRow row = getDataCommunicator().getKeyMapper().get(key);
                    if (row != null) {
                        open.accept(row);
                    }
                })
                .setFilter("event.key === 'Enter' && element.getEventContext(event).section === 'body'"
                        + " && !!element.getEventContext(event).item")
                .addEventData("element.getEventContext(event).item.key");
    }

    /** Shows other rows. */
    void show(KeysetRows<AuditRow> rows) {
        setItems(rows.source());
    }

    private static void wide(Grid.Column<AuditRow> column) {
        column.setPartNameGenerator(row -> WIDE).setHeaderPartName(WIDE);
    }

    private static String actor(AuditRow row) {
        return Words.withoutTricks(row.actor());
    }

    private static String object(AuditRow row) {
        return Words.withoutTricks(row.objectType() + " " + row.objectId());
    }

    private static String look(AuditRow row) {
        return row.result().equals("done") ? "accepted" : "refused";
    }

    private static String icon(AuditRow row) {
        return row.result().equals("done") ? "vaadin:check-circle" : "vaadin:ban";
    }

    private String result(AuditRow row) {
        return getTranslation("audit.result." + row.result());
    }
}
